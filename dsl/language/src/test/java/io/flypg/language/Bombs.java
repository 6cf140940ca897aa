package io.flypg.language;

import io.flypg.engine.bind.Binder;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Definitions that want all the time and memory that reading and checking them could take. Run as a program it reads each, and prints a
 * line with its name, the time of the processor it took in milliseconds, and how it ended.
 */
final class Bombs {
    private static final String HEAD = "project 'a'\norganization 'b'\n";

    private Bombs() {}

    static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.putAll(words());
        all.putAll(names());
        all.putAll(values());
        all.putAll(shapes());
        return all;
    }

    /** For the checks behind the language. */
    private static Map<String, String> words() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("words that mean nothing", "for (i in 1..90000) { clustr 'x' }");
        all.put("words that mean nothing, all different", "(1..40000).each { i -> clustr(\"x$i\") { regon 'ams' } }");
        all.put("words of nine thousand letters", "for (i in 1..50000) { '" + "clust".repeat(1_800) + "' 1 }");
        all.put("long words, all different", lines(1_500, i -> "'" + "clust".repeat(90) + i + "' 1"));
        all.put("very many clusters", HEAD + "(1..24000).each { i -> cluster(\"x$i\") { region 'ams'; replicas 2 } }");
        all.put("the same cluster", HEAD + "(1..45000).each { i -> cluster('x') { region 'ams' } }");
        all.put(
                "settings that do not exist",
                HEAD + "(1..30000).each { i -> cluster(\"x$i\") { config { work_menn 1 } } }");
        all.put("settings in one cluster", HEAD + "cluster('x') { config { for (i in 1..99000) { work_menn i } } }");
        all.put(
                "apps that are not declared",
                HEAD + "cluster('x') { (1..30000).each { i -> attach(\"a$i\") { database \"d$i\" } } }");
        all.put(
                "databases that are not declared",
                HEAD + "cluster('x') { (1..40000).each { i -> role(\"a$i\") { reads \"d$i\" } } }");
        all.put(
                "roles and databases",
                HEAD + "cluster('x') { (1..30000).each { i -> database(\"d$i\"); role(\"a$i\") { reads \"d$i\" } } }");
        all.put("a list of ninety thousand", HEAD + "cluster('x') { config { shared_preload_libraries 1..90000 } }");
        all.put("ninety thousand extensions", HEAD + "cluster('x') { database('d') { extensions 1..90000 } }");
        all.put("ninety thousand regions", HEAD + "cluster('x') { readReplicas((1..90000).collect { \"r$it\" }) }");
        all.put(
                "a text of a million letters everywhere",
                million()
                        + "project t\norganization t\napp(t)\ncluster(t) { region t; postgres t; config { work_mem t } }");
        all.put("a word with a million letters of values", million() + "for (i in 1..50) { x t + 'a', t + 'b' }");
        return all;
    }

    /** For looking up names. */
    private static Map<String, String> names() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "unknown names among many",
                lines(15_000, i -> "def abcdefgh" + i + " = 1") + lines(20_000, i -> "x abcdefghi" + i));
        all.put(
                "long unknown names",
                lines(300, i -> "def " + "a".repeat(90) + i + " = 1") + lines(7_000, i -> "x " + "b".repeat(90)));
        all.put(
                "names of a map",
                "def m = [" + lines(9_000, i -> "abcdefgh" + i + ": 1,") + "]\nfor (i in 1..5000) { x m.abcdefghi }");
        all.put("functions that call what is not there", lines(9_000, i -> "def f" + i + "(a) { g" + i + "(a) }"));
        all.put("parameters", lines(15_000, i -> "parameter('a" + i + "', default: 1)"));
        all.put("files to use", lines(40_000, i -> "use 'a" + i + "'"));
        all.put("one file to use", lines(40_000, i -> "use 'a'"));
        all.put("a file name of nine thousand letters", "use '" + "a/../".repeat(1_800) + "'");
        return all;
    }

    /** For evaluating. */
    private static Map<String, String> values() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "lists out of lists",
                "def l = (1..90000).collect { it }\nfor (i in 1..20) { x l.collect { it * 2 }.findAll { it > 3 } }");
        all.put("lists joined", "def l = [1]\n(1..1000).each { x l + (1..90000) }");
        all.put("texts compared", million() + "for (i in 1..90000) { x t == t + '' }");
        all.put("texts in lists", million() + "def l = (1..20000).collect { t }\nfor (i in 1..100) { x t + '' in l }");
        all.put("texts as names", million() + "def m = [a: 1]\nfor (i in 1..90000) { x m[t] }");
        all.put("fractions", "def d = 0.12345678901234567\n(1..90000).each { x d * d / d }");
        all.put("the smallest fraction", "def d = 0.00000000000000001\n(1..90000).each { x d / 3 * 7 }");
        all.put(
                "lists counted again and again",
                "def a = (1..300).collect { it }\ndef b = (1..300).collect { a }\nfor (i in 1..2000) { x([b]) }");
        all.put("defaults of parameters", million() + "parameter('p', default: t)\nfor (i in 1..900) { x p, p, p }");
        all.put("loops that make defs", "for (i in 1..900) { for (j in 1..900) { def a = i; def b = a } }");
        all.put(
                "functions that call each other",
                "def a(n) { if (n > 0) { b(n - 1); b(n - 1) } }\ndef b(n) { a(n); a(n) }\na(30)");
        return all;
    }

    /** For Groovy's parser. */
    private static Map<String, String> shapes() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("blocks in calls", lines(3_000, i -> "x(a{b{c{d(e{f{1}})}}})"));
        all.put("statements that cannot be read", lines(30_000, i -> "if a" + i + " { }"));
        all.put(
                "eight deep",
                lines(2_000, i -> "a { b { c { d { e { f { g { h 'x', y: [z: [1, [2, [3, [4]]]]] } } } } } } }"));
        all.put("names without parentheses", lines(9_000, i -> "a 'x'+('y'), b: ((1)), c: [d: (((2)))]"));
        all.put("choices", "def a = true\n" + lines(3_000, i -> "x a ? (a ? (a ? 1 : 2) : 3) : (a ? 4 : (a ? 5 : 6))"));
        all.put(
                "collect in collect",
                lines(2_500, i -> "x [1].collect { [2].collect { [3].collect { [4].collect { it } } } }"));
        all.put("texts in texts", lines(2_500, i -> "x \"${\"${\"a\"}${\"b\"}\"}${[1].collect { \"$it\" }}\""));
        all.put("dots", lines(9_000, i -> "a.b.c.d.e.f.g.h.i 1"));
        all.put("casts that are none", lines(5_000, i -> "x (a) (b) (c) [1]"));
        all.put("less and more", lines(5_000, i -> "x a < b, c > (d), e < f > (g)"));
        all.put("maps or blocks", lines(5_000, i -> "x [a: [b: [c: [:]]], d: {}]"));
        all.put("long lines", lines(90, i -> "x " + "a + ".repeat(400) + "a, " + "b, ".repeat(900) + "b"));
        all.put("comments in everything", lines(9_000, i -> "/**/x/**/(/**/1/**/,/**/2/**/)/**/"));
        all.put("letters of two units", lines(9_000, i -> "x '" + "\ud83d\udc18".repeat(40) + "', nothing"));
        return all;
    }

    private static String million() {
        return "def s = '" + "x".repeat(9_000) + "'\ndef h = s + s + s + s + s + s + s + s + s + s\n"
                + "def t = h + h + h + h + h + h + h + h + h + h\n";
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }

    static void main() {
        all().forEach((name, source) -> {
            long before = processorTime();
            List<Problem> problems = problems(source);
            long milliseconds = (processorTime() - before) / 1_000_000;
            String end = problems.isEmpty() ? "no problem" : problems.getFirst().summary();
            boolean placed =
                    problems.stream().allMatch(problem -> problem.placed().isPresent());
            System.out.println(name + "\t" + milliseconds + "\t" + (placed ? end : "A problem without a place"));
        });
    }

    private static List<Problem> problems(String source) {
        Reading reading = Definitions.read("bomb", source);
        Problems problems = new Problems();
        problems.addAll(reading.problems());
        if (!reading.words().isEmpty()) {
            Binder.bind(reading.words(), true, problems);
        }
        return problems.toList();
    }

    /** Of all threads: what else runs on this computer does not count. */
    private static long processorTime() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }
}
