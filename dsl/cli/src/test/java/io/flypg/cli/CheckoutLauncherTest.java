package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds {@code ./flypg} against a small checkout whose {@code mvnw} writes an image that only echoes its arguments. */
class CheckoutLauncherTest {

    private static final Path SCRIPT = Path.of("../../flypg").toAbsolutePath().normalize();

    private static final String BUILDS = """
            #!/bin/sh
            echo "$@" >>mvnw.calls
            mkdir -p dsl/cli/target/image/a1/bin
            cat >dsl/cli/target/image/a1/bin/flypg <<'END'
            #!/bin/sh
            printf '[%s]' "$@"
            END
            chmod +x dsl/cli/target/image/a1/bin/flypg
            echo a1 >dsl/cli/target/flypg.built
            """;

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void lay_out_a_checkout() throws IOException {
        root = folder.resolve("a check out");
        Files.createDirectories(root.resolve("dsl/cli/src/main"));
        Files.createDirectories(root.resolve("dsl/cli/src/image"));
        Files.createDirectories(root.resolve("provider/engine/src/main"));
        Files.createDirectories(root.resolve(".mvn"));
        Files.createDirectories(root.resolve("templates"));
        for (String pom : List.of("pom.xml", "dsl/cli/pom.xml", "provider/engine/pom.xml")) {
            Files.createFile(root.resolve(pom));
        }
        executable(root.resolve("flypg"), Files.readString(SCRIPT));
        mvnw(BUILDS);
    }

    @Test
    void without_an_image_it_builds_one_and_says_so_on_stderr() throws Exception {
        var ran = flypg("plan", "a b", "");

        assertThat(ran.out()).isEqualTo("[plan][a b][]");
        assertThat(ran.err()).startsWith("flypg: building (the first run").hasLineCount(1);
    }

    @Test
    void with_an_image_it_says_nothing_and_builds_nothing() throws Exception {
        flypg();

        var ran = flypg("plan");

        assertThat(ran).isEqualTo(new Ran(0, "[plan]", ""));
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void a_newer_source_or_a_deleted_one_is_built() throws Exception {
        Path source = Files.createFile(root.resolve("provider/engine/src/main/A.java"));
        flypg();
        touch(source);
        assertThat(flypg("plan").err()).contains("the sources have changed");
        assertThat(builds()).isEqualTo(2);

        Files.delete(source);
        touch(root.resolve("provider/engine/src/main"));
        assertThat(flypg("plan").err()).contains("the sources have changed");
        assertThat(builds()).isEqualTo(3);
    }

    @Test
    void a_newer_readme_or_test_is_no_reason_to_build() throws Exception {
        Files.createDirectories(root.resolve("provider/engine/src/test"));
        flypg();
        touch(Files.createFile(root.resolve("provider/engine/src/test/ATest.java")));
        touch(Files.createFile(root.resolve("README.md")));

        assertThat(flypg("plan").err()).isEmpty();
    }

    @Test
    void two_at_once_build_once() throws Exception {
        mvnw(BUILDS.replace("mkdir", "while ! [ -e go ]; do sleep 0.01; done\nmkdir"));
        var first = Ran.start(root, Map.of(), "./flypg", "one");
        var second = Ran.start(root, Map.of(), "./flypg", "two");
        awaitAnyText(first.err());
        awaitAnyText(second.err());
        Files.createFile(root.resolve("go"));

        assertThat(first.await().out()).isEqualTo("[one]");
        assertThat(second.await().out()).isEqualTo("[two]");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void it_runs_through_links_from_anywhere() throws Exception {
        flypg();
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a check out/flypg"));
        Files.createSymbolicLink(folder.resolve("second"), link);

        assertThat(Ran.in(folder, Map.of(), "./second", "plan").out()).isEqualTo("[plan]");
        assertThat(Ran.in(Path.of("/"), Map.of(), link.toString(), "plan").out())
                .isEqualTo("[plan]");
        assertThat(Ran.in(root, Map.of(), "sh", "flypg", "plan").out()).isEqualTo("[plan]");
    }

    @Test
    void a_failed_build_shows_what_it_said() throws Exception {
        mvnw("#!/bin/sh\necho 'A.java:[1,10] reached end of file'\nexit 1\n");

        var ran = flypg("plan");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("A.java:[1,10] reached end of file", "flypg: the build failed", "flypg-build.log");
    }

    @Test
    void when_no_jdk_fits_one_sentence_says_what_to_install() throws Exception {
        mvnw("#!/bin/sh\necho '[ERROR] Cannot find matching toolchain definitions'\nexit 1\n");

        var ran = flypg("plan");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains("JDK 25 or newer", "Temurin", "JAVA25_HOME")
                .doesNotContain("[ERROR]")
                .hasLineCount(2);
    }

    @Test
    void the_exit_code_is_the_one_of_the_command() throws Exception {
        mvnw(BUILDS.replace("printf '[%s]' \"$@\"", "exit 3"));

        assertThat(flypg("destroy").code()).isEqualTo(3);
    }

    private Ran flypg(String... arguments) throws IOException, InterruptedException {
        var command = new String[arguments.length + 1];
        command[0] = root.resolve("flypg").toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Ran.in(folder, Map.of(), command);
    }

    private static void awaitAnyText(Path file) throws IOException, InterruptedException {
        for (int i = 0; Files.size(file) == 0; i++) {
            assertThat(i).as("hundredths of a second without a word").isLessThan(1000);
            Thread.sleep(10);
        }
    }

    private long builds() throws IOException {
        return Files.readAllLines(root.resolve("mvnw.calls")).size();
    }

    private void mvnw(String script) throws IOException {
        executable(root.resolve("mvnw"), script);
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
    }
}
