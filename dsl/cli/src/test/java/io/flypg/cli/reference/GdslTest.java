package io.flypg.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import io.flypg.cli.Definitions;
import io.flypg.cli.Golden;
import io.flypg.engine.word.Word;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The script for IntelliJ IDEA, run here as the editor runs it. */
class GdslTest {
    private static final Path FILE = Path.of("../../provider/docs/flypg.gdsl");
    private static final String TOP = "";

    static List<Path> folders() throws IOException {
        return Definitions.folders();
    }

    @Test
    void is_up_to_date() {
        Golden.assertMatches(FILE, Gdsl.script(), ReferencePagesTest.REMEDY);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void knows_every_word_of_the_examples_where_it_stands(Path folder) {
        Editor editor = Editor.having(Gdsl.script());
        List<Word> words = io.flypg.language.Definitions.read(List.of(folder)).words();

        assertThat(words).isNotEmpty();
        assertKnown(editor, TOP, words);
    }

    @Test
    void knows_every_unit() {
        assertThat(Editor.having(Gdsl.script()).units()).isEqualTo(Units.all().keySet());
    }

    private static void assertKnown(Editor editor, String block, List<Word> words) {
        for (Word word : words) {
            String first = word.name().split("\\.", 2)[0]; // a setting of a library has a dot
            assertThat(editor.in(block)).as("in '%s'", block).contains(first);
            assertKnown(editor, word.name(), word.block());
        }
    }

    /** What IntelliJ IDEA offers to such a script, as far as ours asks for it: each contributor notes what it is given. */
    public abstract static class Editor extends Script {
        private final Map<String, Set<String>> words = new HashMap<>();
        private final Set<String> units = new HashSet<>();

        static Editor having(String script) {
            CompilerConfiguration configuration = new CompilerConfiguration();
            configuration.setScriptBaseClass(Editor.class.getName());
            Editor editor = (Editor) new GroovyShell(Editor.class.getClassLoader(), configuration).parse(script);
            editor.run();
            return editor;
        }

        Set<String> in(String block) {
            return words.getOrDefault(block, Set.of());
        }

        Set<String> units() {
            return units;
        }

        public Object context(Map<String, Object> where) {
            assertThat(where).containsKey("pathRegexp");
            return where;
        }

        public Object scriptScope() {
            return TOP;
        }

        public Object closureScope() {
            return "closure";
        }

        public void contributor(Object context, Closure<?> contributes) {
            contributes.setDelegate(new Contributions());
            contributes.setResolveStrategy(Closure.DELEGATE_FIRST);
            contributes.call();
        }

        /** What stands in a contributor. */
        public final class Contributions {
            private String block = TOP;

            public boolean enclosingCall(String name) {
                block = name;
                return true;
            }

            public void method(Map<String, Object> one) {
                assertThat(String.valueOf(one.get("doc"))).isNotBlank();
                words.computeIfAbsent(block, _ -> new HashSet<>()).add(String.valueOf(one.get("name")));
            }

            public void property(Map<String, Object> one) {
                assertThat(String.valueOf(one.get("doc"))).isNotBlank();
                Set<String> names = block.equals(TOP) ? units : words.computeIfAbsent(block, _ -> new HashSet<>());
                names.add(String.valueOf(one.get("name")));
            }
        }
    }
}
