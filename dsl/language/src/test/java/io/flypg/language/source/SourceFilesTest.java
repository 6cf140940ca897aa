package io.flypg.language.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.flypg.engine.problem.Problem;
import io.flypg.language.Definitions;
import io.flypg.language.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {
    @TempDir
    Path folder;

    @Test
    void a_folder_means_all_definitions_in_it_by_name() throws IOException {
        write("b.flypg.groovy", "second 1");
        write("a.flypg.groovy", "first 1");
        write("notes.txt", "nothing");
        write("other.groovy", "nothing");

        Reading reading = Definitions.read(List.of(folder));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.words()).extracting("name").containsExactly("first", "second");
    }

    @Test
    void files_are_read_in_the_order_given_and_each_once() throws IOException {
        Path a = write("a.flypg.groovy", "first 1");
        Path b = write("b.flypg.groovy", "second 1");

        Reading reading = Definitions.read(
                List.of(b, a, folder, folder.resolve("../" + folder.getFileName() + "/a.flypg.groovy")));

        assertThat(reading.words()).extracting("name").containsExactly("second", "first");
    }

    @Test
    void problems_name_the_file_as_the_user_did() throws IOException {
        Path file = write("a.flypg.groovy", "x nothing");

        Reading reading = Definitions.read(List.of(file));

        assertThat(reading.problems()).hasSize(1);
        assertThat(reading.problems().getFirst().placed().orElseThrow()).hasToString(file + ":1:3");
    }

    @Test
    void problems_of_several_files_come_together() throws IOException {
        write("a.flypg.groovy", "x nothing");
        write("b.flypg.groovy", "y nothing");
        write("c.flypg.groovy", "");

        Reading reading = Definitions.read(List.of(folder, folder.resolve("missing.flypg.groovy")));

        assertThat(summaries(reading))
                .containsExactlyInAnyOrder(
                        "Unknown name", "Unknown name", "Empty definition", "No such file or folder");
        assertThat(reading.words()).isEmpty();
    }

    @Test
    void a_missing_file_is_a_problem() {
        assertThat(summaries(Definitions.read(List.of(folder.resolve("a.flypg.groovy")))))
                .containsExactly("No such file or folder");
    }

    @Test
    void a_folder_without_definitions_is_a_problem() throws IOException {
        write("orders.groovy", "x 1");

        assertThat(summaries(Definitions.read(List.of(folder)))).containsExactly("Folder without definitions");
    }

    @Test
    void a_file_with_another_ending_is_a_problem() throws IOException {
        assertThat(summaries(Definitions.read(List.of(write("orders.groovy", "x 1")))))
                .containsExactly("Not a definition");
    }

    @Test
    void an_empty_file_is_a_problem() throws IOException {
        assertThat(summaries(Definitions.read(List.of(write("a.flypg.groovy", "\n // nothing\n")))))
                .containsExactly("Empty definition");
    }

    @Test
    void nothing_to_read_is_nothing() {
        assertThat(Definitions.read(List.of()).problems()).isEmpty();
    }

    @Test
    void what_is_not_utf_8_is_a_problem_at_its_place() throws IOException {
        Path file = folder.resolve("a.flypg.groovy");
        Files.write(file, "x 'a'\ny 'Zürich'\n".getBytes(StandardCharsets.ISO_8859_1));

        Reading reading = Definitions.read(List.of(file));

        assertThat(summaries(reading)).containsExactly("Not UTF-8");
        assertThat(reading.problems().getFirst().placed().orElseThrow()).hasToString(file + ":2:5");
        assertThat(reading.problems().getFirst().detail()).contains("0xfc");
    }

    @Test
    void a_character_cut_off_at_the_end_is_a_problem() throws IOException {
        Path file = folder.resolve("a.flypg.groovy");
        Files.write(file, new byte[] {'x', ' ', '\'', (byte) 0xc3});

        assertThat(summaries(Definitions.read(List.of(file)))).containsExactly("Not UTF-8");
    }

    @Test
    void a_byte_order_mark_at_the_start_is_no_problem() throws IOException {
        Reading reading = Definitions.read(List.of(write("a.flypg.groovy", "\ufeffx 1")));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.words()).hasSize(1);
    }

    @Test
    void a_file_too_large_is_not_read() throws IOException {
        Path file = write("a.flypg.groovy", "// a comment\n".repeat(100_000));

        assertThat(summaries(Definitions.read(List.of(file)))).containsExactly("File too large");
    }

    @Test
    void a_folder_named_like_a_file_is_a_problem() throws IOException {
        Files.createDirectory(folder.resolve("a.flypg.groovy"));

        assertThat(summaries(Definitions.read(List.of(folder)))).containsExactly("Not a file");
    }

    @Test
    void something_that_is_no_plain_file_is_not_opened() throws IOException {
        Path device = folder.resolve("a.flypg.groovy");
        Files.createSymbolicLink(device, Path.of("/dev/zero"));

        assertThat(summaries(Definitions.read(List.of(device)))).containsExactly("Not a file");
        Files.delete(device);
    }

    @Test
    void a_link_that_leads_nowhere_is_a_problem() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("a.flypg.groovy"), folder.resolve("gone"));

        assertThat(summaries(Definitions.read(List.of(link)))).containsExactly("No such file or folder");
        assertThat(summaries(Definitions.read(List.of(folder)))).containsExactly("Not a file");
    }

    @Test
    void a_file_that_may_not_be_read_is_a_problem() throws IOException {
        Path file = write("a.flypg.groovy", "x 1");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "the superuser reads everything");

        assertThat(summaries(Definitions.read(List.of(file)))).containsExactly("Cannot be read");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<String> summaries(Reading reading) {
        return reading.problems().stream().map(Problem::summary).toList();
    }
}
