package io.flypg.cli.reference;

import io.flypg.engine.bind.Vocabulary;
import io.flypg.engine.knob.Knobs;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What IntelliJ IDEA is told about definitions: words where they may stand, knobs and units, with their documentation. */
final class Gdsl {
    private static final String CONFIG = "config";
    private static final String FILES = "pathRegexp: '.*\\\\.flypg\\\\.groovy'";

    private final StringBuilder text = new StringBuilder();

    private Gdsl() {}

    /** The whole script. */
    static String script() {
        return new Gdsl().write();
    }

    private String write() {
        text.append("// Generated from the sources by GdslTest; do not edit.\n");
        text.append(
                "// Tells IntelliJ IDEA about the words of *.flypg.groovy. It has to lie in a folder of sources or resources.\n\n");
        text.append("contributor(context(").append(FILES).append(", scope: scriptScope())) {\n");
        method("    ", "use", "Takes the names and the words of another file, which lies below this folder.");
        method("    ", "parameter", "A name whose value can be given on the command line.");
        Vocabulary.all().forEach(entry -> method("    ", entry.word(), entry.text()));
        text.append("}\n\ncontributor(context(").append(FILES).append(", scope: closureScope())) {\n");
        blocks().forEach(this::block);
        text.append("}\n\ncontributor(context(").append(FILES).append(", ctype: 'java.lang.Number')) {\n");
        Units.all()
                .forEach((unit, meaning) -> line("    property(name: '" + unit + "', type: 'java.lang.Object', doc: '"
                        + quoted(meaning) + "')"));
        return text.append("}\n").toString();
    }

    /** The words of each block by its name; blocks of one name in several places are put together. */
    private static SortedMap<String, SortedMap<String, String>> blocks() {
        SortedMap<String, SortedMap<String, String>> blocks = new TreeMap<>();
        for (Vocabulary.Entry entry : Vocabulary.flat()) {
            if (!entry.words().isEmpty()) {
                Map<String, String> words = blocks.computeIfAbsent(entry.word(), _ -> new TreeMap<>());
                entry.words().forEach(word -> words.putIfAbsent(word.word(), word.text()));
            }
        }
        blocks.put(CONFIG, knobs());
        return blocks;
    }

    private static SortedMap<String, String> knobs() {
        SortedMap<String, String> all = new TreeMap<>();
        for (int major : Knobs.MAJORS.reversed()) {
            Knobs knobs = Knobs.of(major);
            knobs.names()
                    .forEach(name -> knobs.find(name).ifPresent(knob -> all.putIfAbsent(name, knob.description())));
        }
        return all;
    }

    private void block(String name, SortedMap<String, String> words) {
        line("    if (enclosingCall('" + name + "')) {");
        words.forEach((word, meaning) -> method("        ", word, meaning));
        line("    }");
    }

    private void method(String indent, String word, String meaning) {
        String takes = "type: 'void', params: [value: 'java.lang.Object[]']";
        line(indent + "method(name: '" + word + "', " + takes + ", doc: '" + quoted(meaning) + "')");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String quoted(String meaning) {
        return meaning.replace("\\", "\\\\").replace("'", "\\'");
    }
}
