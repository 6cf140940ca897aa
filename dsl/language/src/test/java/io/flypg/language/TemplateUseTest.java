package io.flypg.language;

import static io.flypg.language.Readings.problems;
import static io.flypg.language.Readings.shown;
import static io.flypg.language.Readings.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are used as templates: for their words, with values for their parameters. */
class TemplateUseTest {
    private static final String TEMPLATE = """
            parameter('name', type: Text, doc: 'what it is called')
            parameter('size', default: 20.GB, min: 1.GB, max: 50.GB)
            parameter('region', default: 'ams', oneOf: ['ams', 'fra'])
            def twice = size * 2
            def sized(n) { size n; twice twice }
            cluster("${name}-db") { region region; sized size }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTemplate() throws IOException {
        write("templates/ha/ha", TEMPLATE);
    }

    @Test
    void its_words_come_with_the_values_that_it_is_given() throws IOException {
        Path main = write("main", "use('templates/ha', with: [name: 'orders', size: 10.GB])");

        assertThat(words(main)).isEqualTo("""
                use 'templates/ha'
                  template
                    cluster 'orders-db'
                      region 'ams'
                      size 10 GB
                      twice 20 GB
                """);
    }

    @Test
    void it_may_be_used_several_times_and_in_a_loop() throws IOException {
        Path main = write("main", """
                def smaller = 5.GB
                use('templates/ha', with: [name: 'a'])
                for (name in ['b', 'c']) {
                    use('templates/ha', with: [name: name, size: smaller])
                }
                """);

        assertThat(words(main))
                .contains("cluster 'a-db'\n      region 'ams'\n      size 20 GB\n      twice 40 GB")
                .contains("cluster 'b-db'\n      region 'ams'\n      size 5 GB\n      twice 10 GB")
                .contains("cluster 'c-db'");
    }

    @Test
    void words_in_braces_are_laid_over_and_see_the_names_of_the_user() throws IOException {
        Path main = write("main", """
                def large = 8.GB
                use('templates/ha', with: [name: 'orders']) {
                    cluster('orders-db') { memory large }
                }
                """);

        assertThat(words(main)).endsWith("  over\n    cluster 'orders-db'\n      memory 8 GB\n");
    }

    @Test
    void none_of_its_names_are_brought() throws IOException {
        Path main = write("main", "use('templates/ha', with: [name: 'orders'])\nx twice");

        assertThat(problems(main)).containsExactly(main + ":2:3 Unknown name");
    }

    @Test
    void a_file_may_be_used_for_its_names_and_as_a_template() throws IOException {
        write("lib", "parameter('n', default: 1)\ndef more() { n + 1 }\nx more()");
        Path main = write("main", "use 'lib'\nuse('lib', with: [n: 5])\ny more()");

        assertThat(words(main)).isEqualTo("x 2\nuse 'lib'\n  template\n    x 6\ny 2\n");
    }

    @Test
    void a_template_may_use_another_one() throws IOException {
        write("templates/two", """
                parameter('name', type: Text)
                use('ha', with: [name: "$name-a"])
                use('ha', with: [name: "$name-b", region: 'fra'])
                """);
        Path main = write("main", "use('templates/two', with: [name: 'x'])");

        assertThat(words(main)).contains("cluster 'x-a-db'", "cluster 'x-b-db'\n          region 'fra'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[size: 10.GB] | 1:1 Parameter without a value | for example with: [name: 'fra']",
                "[name: 'a', siez: 1.GB] | 1:39 Unknown parameter | did you mean 'size'?",
                "[name: 'a', colour: 'red'] | 1:39 Unknown parameter | parameters here are name, size, region",
                "[name: 'a', size: 10] | 1:45 Wrong value for a parameter | for example size: 20.GB",
                "[name: ['a']] | 1:34 Wrong value for a parameter | for example name: 'fra'",
                "[name: 'a', size: 51.GB] | 1:45 Out of range | ''",
                "[name: 'a', region: 'syd'] | 1:47 Out of range | ''",
                "[name: nothing] | 1:34 Unknown name | write 'nothing' in quotes if you mean the text",
                "[name: 'a', name: 'b'] | 1:39 Name given twice | leave one out",
                "'orders' | 1:27 Not a map | 'write with: [size: 20.GB]'"
            })
    void a_wrong_value_is_a_problem_where_it_is_given(String with, String problem, String hint) throws IOException {
        Path main = write("main", "use('templates/ha', with: " + with + ")");

        Reading reading = Definitions.read(List.of(main));

        assertThat(shown(reading)).containsExactly(main + ":" + problem);
        assertThat(reading.problems().getFirst().hint()).isEqualTo(hint);
    }

    @Test
    void a_parameter_that_nobody_uses_is_a_warning_in_the_template_once() throws IOException {
        Path template = write("templates/spare", "parameter('spare', default: 1)\nx 1");
        Path main = write("main", "use('templates/spare', with: [:])\nuse('templates/spare', with: [spare: 2])");

        Reading reading = Definitions.read(List.of(main));

        assertThat(reading.hasErrors()).isFalse();
        assertThat(shown(reading)).containsExactly(template + ":1:11 Parameter never used");
    }

    @Test
    void what_is_wrong_with_a_template_is_told_once() throws IOException {
        Path template = write("templates/faulty", "def n = 10GB\nx n\ndef m = [a: 1]\ny m.b");
        Path main = write("main", "use('templates/faulty', with: [:])\nuse('templates/faulty', with: [:])");

        assertThat(problems(main))
                .containsExactly(
                        template + ":1:9 Not a number",
                        template + ":4:5 Unknown name in a map",
                        template + ":4:5 Unknown name in a map");
    }

    @Test
    void a_mistake_in_a_template_says_which_uses_it_comes_from() throws IOException {
        Path template = write("templates/thirds", "parameter('n', type: Whole)\nx 3 / n");
        Path both = write("both", "parameter('n', type: Whole)\nuse('templates/thirds', with: [n: n])");
        Path main = write("main", """
                use('templates/thirds', with: [n: 0])
                use('templates/thirds', with: [n: 1])
                for (i in 1..3) {
                    use('both', with: [n: 0])
                }
                """);

        List<Place> places = Definitions.read(List.of(main)).problems().stream()
                .map(problem -> problem.placed().orElseThrow())
                .toList();

        assertThat(places).extracting(Place::toString).containsExactly(template + ":2:3", template + ":2:3");
        assertThat(places)
                .extracting(place -> chain(place.from()))
                .containsExactlyInAnyOrder(main + ":1:1", both + ":2:1 " + main + ":4:5");
    }

    private static String chain(@Nullable Place place) {
        return Stream.iterate(place, Objects::nonNull, Place::from)
                .map(Place::toString)
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cluster('a') { use('templates/ha', with: [name: 'b']) }                   | 1:16",
                "cluster('a') { if (true) { use('templates/ha', with: [name: 'b']) } }     | 1:28",
                "use('templates/ha', with: [name: 'a']) { use('templates/ha', with: [:]) } | 1:42"
            })
    void it_is_not_used_in_the_block_of_a_word(String text, String place) throws IOException {
        Path main = write("main", text);

        assertThat(problems(main)).containsExactly(main + ":" + place + " Not at the top");
    }

    @Test
    void it_may_be_used_in_a_function_and_under_a_condition() throws IOException {
        Path main = write("main", """
                def made(n) { use('templates/ha', with: [name: n]) }
                made 'a'
                if (true) { made 'b' }
                ['c'].each { n -> use('templates/ha', with: [name: n]) }
                """);

        assertThat(words(main)).contains("cluster 'a-db'", "cluster 'b-db'", "cluster 'c-db'");
    }

    @Test
    void a_file_that_a_template_uses_has_no_parameters() throws IOException {
        write("templates/parts", "parameter('n', default: 1)\ndef more() { n }");
        Path template = write("templates/whole", "parameter('m', default: 1)\nuse 'parts'\nx m + more()");
        Path main = write("main", "use('templates/whole', with: [m: 2])");

        assertThat(problems(main)).containsExactly(template + ":2:1 Parameters out of reach");
        assertThat(words(template)).isEqualTo("x 2\n");
    }

    @Test
    void what_is_said_twice_of_a_use_is_a_problem() throws IOException {
        Path main = write("main", """
                use('templates/ha', with: [name: 'a'], with: [name: 'b'])
                use('templates/ha', sha256: '0', sha256: '1')
                """);

        assertThat(problems(main)).containsExactly(main + ":1:40 Name given twice", main + ":2:34 Name given twice");
    }

    /** As sha256sum shows it, which knows nothing of byte order marks. */
    @Test
    void the_checksum_is_that_of_all_bytes() throws IOException {
        write("marked", "\ufeffx 1");
        Path main = write("main", "use('marked', sha256: '0', with: [:])");

        assertThat(Definitions.read(List.of(main)).problems().getFirst().detail())
                .endsWith("d08be8c80e429b588d7385305e232c82b75c3d4fb1280871d3333c71f58522c2");
    }

    @Test
    void templates_do_not_use_each_other() throws IOException {
        Path self = write("self", "use('self', with: [:])");
        Path first = write("a", "use('b', with: [:])");
        Path second = write("b", "for (n in 1..2) { use('a', with: [:]) }");

        assertThat(problems(self)).containsExactly(self + ":1:5 Files use each other");
        assertThat(problems(first)).containsExactly(second + ":1:23 Files use each other");
    }

    @Test
    void templates_that_multiply_come_to_an_end() throws IOException {
        for (int i = 0; i < 9; i++) {
            write("t" + i, "for (n in 1..10) { use('t" + (i + 1) + "', with: [:]) }");
        }
        Path last = write("t9", "x 1");

        assertThat(problems(folder.resolve("t0.flypg.groovy")))
                .hasSize(1)
                .first()
                .asString()
                .contains("Too m");
        assertThat(words(last)).isEqualTo("x 1\n");
    }

    @Test
    void a_template_outside_of_the_folder_is_not_read(@TempDir Path outside) throws IOException {
        Path secret = Files.writeString(outside.resolve("secret.flypg.groovy"), "hunter2 (");
        Files.createSymbolicLink(folder.resolve("linked.flypg.groovy"), secret);
        Path linked = write("a", "use('linked', with: [:])");
        Path above = write("b", "use('../" + outside.getFileName() + "/secret', with: [:])");

        assertThat(problems(linked)).containsExactly(linked + ":1:5 Outside of the folder");
        assertThat(problems(above)).containsExactly(above + ":1:5 Outside of the folder");
    }

    @Test
    void a_template_that_is_pinned_has_to_be_that_one() throws IOException {
        String start = "use('templates/ha', with: [name: 'a'], sha256: '";
        Path main = write("main", start + "0')");

        Problem problem = Definitions.read(List.of(main)).problems().getFirst();
        String actual = problem.detail().substring(problem.detail().lastIndexOf(' ') + 1);

        assertThat(problem.place() + " " + problem.summary()).isEqualTo(main + ":1:48 Checksum differs");
        assertThat(actual).matches("[0-9a-f]{64}");
        assertThat(words(write("main", start + actual + "')"))).contains("cluster 'a-db'");
        write("templates/ha/ha", TEMPLATE + "\n");
        assertThat(problems(main)).containsExactly(main + ":1:48 Checksum differs");
    }

    @Test
    void a_file_whose_names_are_used_may_be_pinned_too() throws IOException {
        write("lib", "def n = 1");
        Path main = write("main", "use('lib', sha256: '0')\nx n");

        assertThat(problems(main)).containsExactly(main + ":1:20 Checksum differs");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name + ".flypg.groovy");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
