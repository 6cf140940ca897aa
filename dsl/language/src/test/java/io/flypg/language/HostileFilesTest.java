package io.flypg.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.flypg.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that want something else read than their definitions. */
class HostileFilesTest {
    private static final Duration HANG = Duration.ofMinutes(2);
    private static final String SECRET = "hunter2";

    @TempDir
    private Path outside;

    private Path folder = Path.of("");

    @BeforeEach
    void lay_out() throws IOException {
        folder = Files.createDirectory(outside.resolve("infra"));
        Files.writeString(outside.resolve("secret.txt"), SECRET + " (");
        Files.writeString(outside.resolve("secret.flypg.groovy"), "x " + SECRET + " (");
        Files.writeString(folder.resolve("secret.txt"), SECRET + " (");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.txt",
                "../secret.flypg.groovy",
                "secret.txt",
                "/proc/self/environ",
                "/proc/self/cmdline",
                "/proc/self/maps",
                "/proc/kmsg",
                "/dev/zero",
                "/dev/random",
                "/dev/tty",
                "/dev/stdin",
                "/etc/passwd",
                "/etc",
                "..",
                ".",
                "a.flypg.groovy",
                "gone"
            })
    void a_link_is_read_only_when_it_leads_to_a_definition_in_the_folder(String target) throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("a.flypg.groovy"), Path.of(target));

        List<Problem> whole = problems(folder);
        List<Problem> single = target.equals("../secret.flypg.groovy") ? whole : problems(link);
        Files.writeString(folder.resolve("b.flypg.groovy"), "use 'a'\nx 1");
        List<Problem> used = problems(folder.resolve("b.flypg.groovy"));
        Files.delete(link);

        assertThat(Stream.of(whole, single, used)).allSatisfy(problems -> {
            assertThat(problems).hasSize(1);
            assertThat(problems.toString()).doesNotContain(SECRET, "root:");
        });
    }

    @Test
    void a_pipe_is_not_opened() throws IOException, InterruptedException {
        Path pipe = folder.resolve("a.flypg.groovy");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path user = Files.writeString(folder.resolve("b.flypg.groovy"), "use 'a'\nx 1");

        assertThat(summaries(pipe)).containsExactly("Not a file");
        assertThat(summaries(user)).containsExactly("Not a file");
        assertThat(summaries(folder)).containsExactly("Not a file");
    }

    @Test
    void a_folder_of_very_many_files_is_refused() throws IOException {
        for (int i = 0; i < 1_100; i++) {
            Files.writeString(folder.resolve("f" + i + ".flypg.groovy"), "x 1");
        }

        assertThat(summaries(folder)).containsExactly("Too many files");
    }

    @Test
    void files_that_are_too_much_together_are_refused() throws IOException {
        for (int i = 0; i < 10; i++) {
            Files.writeString(
                    folder.resolve("f" + i + ".flypg.groovy"), "// " + "a line of a comment\n// ".repeat(43_000));
        }

        assertThat(summaries(folder)).contains("Definition too large").doesNotContain("File too large");
    }

    @Test
    void a_chain_of_files_ends() throws IOException {
        int last = 900;
        for (int i = 0; i < last; i++) {
            write("f" + i, "use 'f" + (i + 1) + "'\ndef n" + i + " = n" + (i + 1));
        }
        write("f" + last, "def n" + last + " = 1");

        assertThat(problems(write("main", "use 'f0'\nx n0"))).isEmpty();
    }

    @Test
    void a_tree_of_files_is_read_once_each() throws IOException {
        for (int i = 0; i < 60; i++) {
            write("f" + i, "use 'f" + (i + 1) + "'\nuse './f" + (i + 2) + "'\nword " + i);
        }
        write("f60", "word 60");
        write("f61", "word 61");

        assertThat(Definitions.read(List.of(folder.resolve("f0.flypg.groovy"))).words())
                .hasSize(62);
    }

    @Test
    void what_a_file_is_called_is_only_shown() throws IOException {
        Path file = write("$(touch x)\u001b[2J`id`", "x nothing");

        assertThat(problems(file)).hasSize(1);
        assertThat(problems(folder)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../secret",
                "../secret.txt",
                "....//secret",
                "lib/../../secret",
                "file:///etc/passwd",
                "https://example.com/x",
                "~/.ssh/id_rsa",
                "$HOME/x",
                "//server/share",
                "C:\\\\Windows",
                "a\\u0000b",
                "%2e%2e/secret",
                "-",
                "/dev/stdin"
            })
    void use_reaches_nothing_else(String name) throws IOException {
        Path file = write("main", "use '" + name + "'\nx 1");

        List<Problem> problems = problems(file);

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().summary()).isIn("Outside of the folder", "No such file", "Syntax error");
        assertThat(problems.toString()).doesNotContain(SECRET);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".flypg.groovy"), text);
    }

    private static List<Problem> problems(Path path) {
        return assertTimeoutPreemptively(HANG, () -> Definitions.read(List.of(path)))
                .problems();
    }

    private static List<String> summaries(Path path) {
        return problems(path).stream().map(Problem::summary).toList();
    }
}
