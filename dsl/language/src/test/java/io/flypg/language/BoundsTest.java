package io.flypg.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.flypg.engine.problem.Problem;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Definitions that want all the time, stack or memory there is. Each is stopped by a bound of its own, whose problem has a place; the
 * time here is only a guard against hanging, and the heap of the test run is small.
 */
class BoundsTest {
    private static final Duration HANG = Duration.ofSeconds(10);

    static Stream<Arguments> chains() {
        return Stream.of(
                shape("Chain too long", "sums", "x 1" + " + 1".repeat(1_000)),
                shape("Chain too long", "sums in a list", "x([1" + " + 1".repeat(1_000) + "])"),
                shape("Chain too long", "sums over lines", "def x = 1" + " +\n1".repeat(5_000)),
                shape("Chain too long", "conditions that begin lines", "def x = a" + "\n&& a".repeat(5_000)),
                shape("Chain too long", "choices", "x " + "a ? 1 : ".repeat(1_000) + "1"),
                shape("Chain too long", "fallbacks", "x " + "a ?: ".repeat(1_000) + "1"),
                shape("Chain too long", "negations", "x(" + "!".repeat(1_000) + "true)"),
                shape("Chain too long", "signs", "x(" + "- ".repeat(1_000) + "1)"),
                shape("Comparisons in a row", "comparisons", "def x = a" + " < b".repeat(1_000)),
                shape("Values never change", "assignments", "a = ".repeat(1_000) + "1"),
                shape("A label, not a word", "labels", "a: ".repeat(1_000) + "x 1"),
                shape("Chain too long", "ranges", "x(1" + "..1".repeat(1_000) + ")"),
                shape("Chain too long", "lookups by in", "x(1" + " in a".repeat(1_000) + ")"),
                shape("Chain too long", "dots", "x a" + ".b".repeat(1_000)),
                shape("Chain too long", "dots over lines", "x a" + "\n.b".repeat(5_000)),
                shape("Chain too long", "dots in a text", "x \"$a" + ".b".repeat(1_000) + "\""),
                shape("Chain too long", "calls", "x" + "()".repeat(1_000)),
                shape("Chain too long", "indexes", "x a" + "[0]".repeat(1_000)),
                shape("Chain too long", "blocks behind blocks", "x" + " {}".repeat(1_000)),
                shape("Chain too long", "semicolons", ";".repeat(5_000)),
                shape("Chain too long", "semicolons on lines", "x 1" + ";\n".repeat(100_000)),
                shape("Chain too long", "else if", "if (a) { x 1 }" + " else if (a) { x 1 }".repeat(400)),
                shape("Chain too long", "else if on lines", "if (a)\nx 1\n" + "else if (a)\nx 1\n".repeat(5_000)),
                shape("Chain too long", "if if", "if (a)\n".repeat(5_000) + "x 1"),
                shape("Chain too long", "for for", "for (a in b) ".repeat(400) + "x 1"),
                shape("Chain too long", "else else", "if (a) ".repeat(90) + "x 1" + " else x 1".repeat(90)));
    }

    static Stream<Arguments> nests() {
        return Stream.of(
                shape("Nested too deep", "parentheses", "x " + "(".repeat(1_000) + "1" + ")".repeat(1_000)),
                shape("Nested too deep", "parentheses left open", "x " + "(".repeat(5_000)),
                shape("Nested too deep", "lists", "def x = " + "[".repeat(1_000) + "]".repeat(1_000)),
                shape("Nested too deep", "maps", "def x = " + "[a: ".repeat(1_000) + "1" + "]".repeat(1_000)),
                shape("Nested too deep", "indexes in indexes", "x " + "a[".repeat(1_000) + "1" + "]".repeat(1_000)),
                shape("Nested too deep", "calls in calls", "x(" + "f(".repeat(1_000) + "1" + ")".repeat(1_001)),
                shape("Nested too deep", "blocks", "a {\n".repeat(3_000) + "}\n".repeat(3_000)),
                shape("Nested too deep", "closures", "def x = " + "{ a -> ".repeat(1_000) + "1" + "}".repeat(1_000)),
                shape("Nested too deep", "braces only", "{".repeat(5_000)),
                shape("Nested too deep", "texts in texts", "x " + "\"${".repeat(500) + "1" + "}\"".repeat(500)),
                shape(
                        "Nested too deep",
                        "long texts in long texts",
                        "x " + "\"\"\"${".repeat(500) + "1" + "}\"\"\"".repeat(500)));
    }

    static Stream<Arguments> sizes() {
        return Stream.of(
                shape("Name too long", "a name", "x " + "a".repeat(5_000)),
                shape("Number too long", "a number", "x " + "1".repeat(5_000)),
                shape("Number too long", "a number with a point", "x 1." + "1".repeat(5_000)),
                shape("Not a number", "an exponent", "x 1e999999999"),
                shape("Not a number", "an exponent behind a point", "x 1.5e999999999"),
                shape("Line too long", "a text", "x '" + "a".repeat(900_000) + "'"),
                shape("Line too long", "a line of words", "x 1;".repeat(20_000)),
                shape("Line too long", "a comment", "// " + "a".repeat(20_000)),
                shape("File too large", "a file", "// a\n".repeat(300_000)),
                shape("Too much in one file", "lines", "a 1\n".repeat(150_000)),
                shape("Statement too long", "a list", "x([\n" + "1,\n".repeat(60_000) + "1])"),
                shape("Statement too long", "a block", "a {\n" + "b 1\n".repeat(60_000) + "}"),
                shape("String without an end", "a long string", "x '''" + "a\n".repeat(400_000)),
                shape("Comment without an end", "comments", "/*\n".repeat(300_000)),
                shape("Nothing to close", "brackets", ")\n".repeat(300_000)),
                shape("Bracket without an end", "a bracket", "x {\n" + "a 1\n".repeat(50_000)),
                shape("A def without a name", "defs", "def\n".repeat(100_000)),
                shape("No annotations", "annotations", "@A\n".repeat(100_000) + "def x = 1"));
    }

    static Stream<Arguments> programs() {
        return Stream.of(
                shape("Too many steps", "loops in loops", nested("for (%s in 1..1000) { ", 5, "def x = a * b")),
                shape("Too many steps", "empty loops", nested("for (%s in 1..1000) { ", 5, "")),
                shape("Too many steps", "each in each", nested("(1..1000).each { %s -> ", 5, "def x = a + b")),
                shape("Too many steps", "two calls for each", "def f(n) { if (n > 0) { f(n - 1); f(n - 1) } }\nf(50)"),
                shape("Too many steps", "looking through lists", "def l = 1..90000\nfor (i in 1..1000) { x 0 in l }"),
                shape("Calls too deep", "a function in itself", "def f() { f() }\nf()"),
                shape("Calls too deep", "functions in each other", "def f() { g() }\ndef g() { f() }\nf()"),
                shape("Calls too deep", "a value from itself", "def f(n) { 1 + f(n) }\nx f(1)"),
                shape("Calls too deep", "a default from itself", "def f(n = f()) { n }\nx f()"),
                shape("Calls too deep", "blocks in blocks", "def f() { a { b { c { f() } } } }\nf()"),
                shape("Too many words", "words", "for (i in 1..600) { for (j in 1..600) { x 1 } }"),
                shape("List too long", "a range", "x 1..999999999"),
                shape("List too long", "a range downwards", "x 999999999..-999999999"),
                shape("List too long", "a range of all numbers", "x(-999999999999999999..999999999999999999)"),
                shape("List too long", "a loop over a range", "for (i in 0..<999999999999) { x i }"),
                shape("List too long", "doubled lists", doubled("[1, 2, 3]", "%s + %s")),
                shape("List too long", "lists of lists", doubled("[1]", "[%s, %s]")),
                shape("List too long", "maps of maps", doubled("[a: 1]", "[a: %s, b: %s]")),
                shape("List too long", "lists by collect", doubled("[1, 2]", "[%s, %s].collect { e -> [e, e] }")),
                shape("Text too long", "doubled texts", doubled("'0123456789'", "%s + %s")),
                shape("Text too long", "doubled texts in texts", doubled("'0123456789'", "\"$%s$%s\"")),
                shape("Too much memory", "many long texts", manyTexts()),
                shape("Too much memory", "many long lists", "for (i in 1..1000) { x 1..90000 }"),
                shape("Number too large", "a number", doubled("9", "%s * %s")),
                shape("Number too large", "digits behind the point", doubled("0.5", "%s * %s")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"chains", "nests", "sizes"})
    void a_shape_that_would_not_be_bounded_is_refused_before_it_is_parsed(String summary, String name, String source) {
        assertRefused(summary, source);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("programs")
    void a_program_that_would_not_end_is_stopped(String summary, String name, String source) {
        assertRefused(summary, source);
    }

    @Test
    void mistakes_without_end_are_counted_and_not_all_shown() {
        Reading reading = Definitions.read("many", "x nothing\n".repeat(5_000));

        assertThat(reading.problems()).hasSize(101);
        assertThat(reading.problems().getLast().summary()).isEqualTo("More mistakes");
    }

    @Test
    void statements_that_cannot_be_parsed_cost_no_more_than_themselves() {
        String source =
                IntStream.range(0, 400).mapToObj(i -> "if a" + i + " { x 1 }\n").collect(Collectors.joining());

        Reading reading = assertTimeoutPreemptively(HANG, () -> Definitions.read("many", source));

        assertThat(reading.problems()).hasSizeGreaterThan(100);
    }

    @Test
    void a_large_definition_is_read() {
        String cluster =
                "cluster('c') {\n    region 'ams'\n    machine { cpus 2; memory 4.GB }\n    readReplicas 'gru', count: 2\n}\n";

        Reading reading = Definitions.read("large", cluster.repeat(1_000));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.words()).hasSize(1_000);
    }

    @Test
    void ten_thousand_clusters_come_from_a_loop() {
        String loop =
                "(1..10000).each { i -> cluster(\"c-$i\") { region 'ams'; machine { cpus 1 + 1; memory 2 * 2.GB } } }";

        Reading reading = Definitions.read("loop", loop);

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.words()).hasSize(10_000);
    }

    @Test
    void what_is_just_within_the_bounds_is_read() {
        assertWords("x 1" + " + 1".repeat(500), "x 501");
        assertWords("x " + "(".repeat(10) + "7" + ")".repeat(10), "x 7");
        assertWords("a { ".repeat(16) + "}".repeat(16), "a");
        assertWords("x(" + "!".repeat(500) + "true)", "x true");
        assertWords("def a = 1\nx " + "a == 2 ? 1 : ".repeat(8) + "3", "x 3");
        assertWords("def a = 1\nif (a == 2) { x 1 }" + " else if (a == 2) { x 1 }".repeat(18) + " else { x 3 }", "x 3");
        assertWords("def f(n) { if (n > 0) { f(n - 1) } else { x n } }\nf(63)", "x 0");
    }

    private static void assertWords(String source, String first) {
        Reading reading = assertTimeoutPreemptively(HANG, () -> Definitions.read("within", source));
        assertThat(reading.problems()).isEmpty();
        assertThat(Plain.words(reading.words())).startsWith(first);
    }

    private static void assertRefused(String summary, String source) {
        Reading reading = assertTimeoutPreemptively(HANG, () -> Definitions.read("attack", source));

        assertThat(reading.problems()).extracting(Problem::summary).contains(summary);
        assertThat(reading.problems())
                .allSatisfy(problem -> assertThat(problem.placed()).isPresent());
        assertThat(reading.problems()).hasSizeLessThanOrEqualTo(101);
    }

    private static Arguments shape(String summary, String name, String source) {
        return arguments(summary, name, source);
    }

    private static String nested(String opening, int depth, String inner) {
        String open = IntStream.range(0, depth)
                .mapToObj(i -> opening.replace("%s", String.valueOf((char) ('a' + i))))
                .collect(Collectors.joining());
        return open + inner + " }".repeat(depth);
    }

    /** {@code def v0 = first}, then sixty times twice as much. */
    private static String doubled(String first, String twice) {
        return "def v0 = " + first + "\n"
                + IntStream.range(0, 60)
                        .mapToObj(i -> "def v" + (i + 1) + " = " + twice.replace("%s", "v" + i))
                        .collect(Collectors.joining("\n"));
    }

    private static String manyTexts() {
        String texts = IntStream.range(0, 15)
                .mapToObj(i -> "def v" + (i + 1) + " = v" + i + " + v" + i)
                .collect(Collectors.joining("\n"));
        return "def v0 = '0123456789'\n" + texts + "\nfor (i in 1..1000) { x \"$v15$i\" }";
    }
}
