package io.flypg.language;

import static io.flypg.language.Readings.problems;
import static io.flypg.language.Readings.shown;
import static io.flypg.language.Readings.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that use other files, and several files as one definition. */
class UseTest {
    @TempDir
    private Path outside;

    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectories(outside.resolve("infra"));
    }

    @Test
    void a_used_file_gives_its_defs_functions_and_words() throws IOException {
        write("lib/tiers", "def tiers = [small: 1.GB]\ndef sized(m) { machine { memory m } }\napp('common')");
        Path main = write("main", "use 'lib/tiers'\ncluster('a') { sized tiers.small }");

        assertThat(words(main)).isEqualTo("app 'common'\ncluster 'a'\n  machine\n    memory 1 GB\n");
    }

    @Test
    void the_ending_may_be_written() throws IOException {
        write("lib/tiers", "def n = 1");
        Path main = write("main", "use 'lib/tiers.flypg.groovy'\nx n");

        assertThat(words(main)).isEqualTo("x 1\n");
    }

    @Test
    void a_function_sees_the_values_of_its_own_file() throws IOException {
        write("lib", "def base = 2\ndef doubled(n) { n * base }");
        Path main = write("main", "use 'lib'\nx doubled(4)");

        assertThat(words(main)).isEqualTo("x 8\n");
    }

    @Test
    void a_functions_own_file_wins_over_the_place_it_is_called_from() throws IOException {
        write("lib", "use 'base'\ndef based() { x base }");
        write("base", "def base = 2");
        Path main = write("main", "use 'lib'\ndef base = 5\nbased()\ny base");

        assertThat(words(main)).isEqualTo("x 2\ny 5\n");
    }

    @Test
    void names_of_a_file_that_is_used_by_a_used_file_are_not_passed_on() throws IOException {
        write("base", "def base = 2");
        write("lib", "use 'base'\ndef n = base");
        Path main = write("main", "use 'lib'\nx n, base");

        assertThat(problems(main)).containsExactly(main + ":2:6 Unknown name");
    }

    @Test
    void words_of_a_file_that_several_use_are_there_once() throws IOException {
        write("heads", "project 'shop'\ndef n = 1");
        write("a", "use 'heads'\na n");
        write("b", "use 'heads'\nb n");

        assertThat(words(folder)).isEqualTo("project 'shop'\na 1\nb 1\n");
    }

    @Test
    void files_of_a_folder_are_one_definition_but_have_names_of_their_own() throws IOException {
        Path a = write("a", "def n = 1\ndef f() { x 1 }\na n");
        write("b", "def n = 2\ndef f() { x 2 }\nb n\nf()");

        assertThat(words(folder)).isEqualTo("a 1\nb 2\nx 2\n");
        assertThat(words(a)).isEqualTo("a 1\n");
        Files.writeString(a, "a 1");
        assertThat(problems(write("c", "def m = 1\nx n")))
                .containsExactly(folder.resolve("c.flypg.groovy") + ":2:3 Unknown name");
    }

    @Test
    void parameters_are_those_of_the_whole_definition() throws IOException {
        write("lib/given", "parameter('size', default: 1.GB, max: 9.GB)\nparameter('unused', default: 1)");
        Path main = write("main", "use 'lib/given'\nx size");

        Reading reading = Definitions.read(List.of(main), Map.of("size", "2.GB"));

        assertThat(Plain.words(reading.words())).isEqualTo("x 2 GB\n");
        assertThat(shown(reading))
                .containsExactly(folder.resolve("lib/given.flypg.groovy") + ":2:11 Parameter never used");
        assertThat(shown(Definitions.read(List.of(main), Map.of("size", "10.GB"))))
                .containsExactly(folder.resolve("lib/given.flypg.groovy") + ":1:11 Out of range");
    }

    @Test
    void two_files_cannot_declare_the_same_parameter() throws IOException {
        write("a", "parameter('size', default: 1.GB)\nx size");
        write("b", "parameter('size', default: 2.GB)\nx size");

        assertThat(problems(folder)).containsExactly(folder.resolve("b.flypg.groovy") + ":1:11 Declared twice");
    }

    @Test
    void problems_name_the_file_they_are_in() throws IOException {
        Path lib = write("lib/x", "def f(n) { a nothing; b n.c }\ndef m = [a: 1]");
        Path main = write("main", "use 'lib/x'\nf m");

        assertThat(problems(main)).containsExactly(lib + ":1:14 Unknown name", lib + ":1:27 Unknown name in a map");
    }

    @Test
    void what_cannot_be_read_of_a_used_file_is_told_once() throws IOException {
        Path lib = write("lib", "def tiers = [a: 10GB]\ndef ok = 1");
        Path main = write("main", "use 'lib'\nx tiers.a, ok\nsized tiers.b");

        assertThat(problems(main)).containsExactly(lib + ":1:17 Not a number");
    }

    @Test
    void a_file_that_is_not_there_makes_no_other_problems() throws IOException {
        Path main = write("main", "use 'lib'\nx tiers.a\ny sized(1)");

        assertThat(problems(main)).containsExactly(main + ":1:5 No such file");
    }

    @Test
    void names_that_meet_are_a_problem() throws IOException {
        write("a", "def n = 1\ndef f() { x 1 }");
        write("b", "def n = 2\ndef f() { x 2 }");
        Path main = write("main", "use 'a'\nuse 'b'\ndef n = 3\ndef f() { x 3 }\nx n");

        assertThat(problems(main))
                .containsExactly(
                        main + ":1:1 Name taken",
                        main + ":2:1 Name taken",
                        main + ":2:1 Name taken",
                        main + ":3:5 Name taken");
    }

    @Test
    void using_a_file_twice_is_a_problem() throws IOException {
        write("a", "def n = 1");
        Path main = write("main", "use 'a'\nuse './a'\nx n");

        assertThat(problems(main)).contains(main + ":2:5 Used twice");
    }

    @Test
    void a_name_is_there_from_its_use_on() throws IOException {
        write("lib", "def n = 1\ndef f() { n }");

        assertThat(problems(write("a", "x n\nuse 'lib'")))
                .containsExactly(folder.resolve("a.flypg.groovy") + ":1:3 Used before its def");
        assertThat(problems(write("b", "x f()\nuse 'lib'")))
                .containsExactly(folder.resolve("b.flypg.groovy") + ":1:3 Used before its use");
    }

    @Test
    void files_do_not_use_each_other() throws IOException {
        Path a = write("a", "use 'b'\nx 1");
        Path b = write("b", "use 'c'");
        Path c = write("c", "use 'a'");
        Path self = write("self", "use 'self'");

        Reading reading = Definitions.read(List.of(a));

        assertThat(shown(reading)).containsExactly(c + ":1:5 Files use each other");
        assertThat(reading.problems().getFirst().detail()).isEqualTo(a + " uses " + b + " uses " + c + " uses " + a);
        assertThat(problems(self)).containsExactly(self + ":1:5 Files use each other");
    }

    /** Whether there is such a file outside makes no difference to what is said. */
    @ParameterizedTest
    @ValueSource(strings = {"..", "lib/../..", "../", "../infra/.."})
    void nothing_outside_of_the_folder_is_looked_for(String name) throws IOException {
        Path main = write("main", "use '" + name + "'\nx 1");
        List<String> without = problems(main);
        Files.writeString(outside.resolve(outside.getFileName() + ".flypg.groovy"), "x 1");

        assertThat(without).containsExactly(main + ":1:5 Outside of the folder");
        assertThat(problems(main)).isEqualTo(without);
    }

    @Test
    void a_dot_is_the_definition_called_after_the_folder() throws IOException {
        write("infra", "def n = 1");

        assertThat(words(write("main", "use '.'\nx n"))).isEqualTo("x 1\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret", "lib/../../secret", "/etc/hostname", "", " ", "../infra2/x", "a\\0b", "lib/linked"})
    void nothing_outside_of_the_folder_is_used(String name) throws IOException {
        Path secret = Files.writeString(outside.resolve("secret.flypg.groovy"), "def password = 'hunter2 nothing here");
        Files.createDirectories(folder.resolve("lib"));
        Files.createSymbolicLink(folder.resolve("lib/linked.flypg.groovy"), secret);
        Path main = write("main", "use '" + name + "'\nx password");

        Reading reading = Definitions.read(List.of(main));

        assertThat(shown(reading)).containsExactly(main + ":1:5 Outside of the folder");
        assertThat(reading.problems().toString()).doesNotContain("hunter2");
    }

    @Test
    void a_used_file_may_use_what_is_beside_it_and_above_it_in_the_folder() throws IOException {
        write("base", "def base = 1");
        write("lib/more/deep", "def deep = 2");
        write("lib/x", "use '../base'\nuse 'more/deep'\ndef sum = base + deep");

        assertThat(words(write("main", "use 'lib/x'\nx sum"))).isEqualTo("x 3\n");
    }

    @Test
    void a_folder_of_the_definition_may_be_a_link_within_it() throws IOException {
        write("real/tiers", "def n = 1");
        Files.createSymbolicLink(folder.resolve("lib"), Path.of("real"));

        assertThat(words(write("main", "use 'lib/tiers'\nx n"))).isEqualTo("x 1\n");
    }

    @Test
    void a_link_to_something_else_than_a_definition_is_not_read() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "hunter2 (");
        Path link = Files.createSymbolicLink(folder.resolve("lib.flypg.groovy"), Path.of("secret.txt"));
        Path main = write("main", "use 'lib'\nx 1");

        Reading reading = Definitions.read(List.of(main));

        assertThat(shown(reading)).containsExactly(link + " Not a definition");
        assertThat(reading.problems().toString()).doesNotContain("hunter2");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name + ".flypg.groovy");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
