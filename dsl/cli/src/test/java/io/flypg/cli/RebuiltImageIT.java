package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Under a jar that was changed, a JVM runs the classes of the cache it has for the old one, without a word (JDK-8377932). So an image
 * is never changed: held here with a program of one word, built by the image's own build.
 */
@Tag("slow")
class RebuiltImageIT {

    private static final Path IMAGES = Path.of("target/image").toAbsolutePath();
    private static final Path LIBRARIES = Path.of("target/flypg/lib").toAbsolutePath();
    private static final String STAMP = "2026-01-01T00:00:00Z";

    private static final String PROGRAM = """
            package io.flypg.cli;
            public class Main {
                public static void main(String... arguments) {
                    System.out.println("@WORD@");
                }
            }
            class Rehearsal {
                public static void main(String... script) {
                    Main.main();
                    if (script[0].equals("flypg-net")) { // it has no platform
                        System.exit(1);
                    }
                }
            }
            class PulumiMain {
                public static void main(String... arguments) {
                    System.out.println("1@WORD@");
                }
            }
            class PulumiRehearsal {
                public static void main(String... arguments) {
                    PulumiMain.main();
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void a_changed_jar_runs_its_new_classes_from_a_cache_of_their_own() throws Exception {
        Path one = built("one");
        assertThat(said(one)).isEqualTo("one\n");

        Path two = built("two");
        assertThat(said(two)).isEqualTo("two\n");
        assertThat(said(one)).as("a command that was just starting").isEqualTo("one\n");

        assertThat(built("one")).as("made before").isEqualTo(one);
        assertThat(said(target().resolve("flypg"))).isEqualTo("one\n");
        assertThat(saidBy(two, "pulumi-resource-flypg")).isEqualTo("1two\n");
    }

    /** The image of a program that says a word; its jar is as long and as old whatever the word. */
    private Path built(String word) throws IOException, InterruptedException {
        Path jar = jar(word);
        Files.createDirectories(target().resolve("image"));
        shareRuntime();
        Ran ran = Ran.in(
                folder,
                Map.of("JAVA_HOME", System.getProperty("java.home"), "TOOLCHAIN_JAVA_HOME", ""),
                "sh",
                Path.of("src/image/build").toAbsolutePath().toString(),
                target().toString(),
                jar.toString(),
                picocli().toString(),
                STAMP,
                STAMP);
        assertThat(ran.code()).as(ran.err()).isZero();
        return target().resolve("flypg").toRealPath();
    }

    private Path jar(String word) throws IOException {
        Path classes = Files.createDirectories(folder.resolve(word));
        Path source = Files.writeString(classes.resolve("Main.java"), PROGRAM.replace("@WORD@", word));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), source.toString()))
                .isZero();
        Path jar = folder.resolve("program.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("Main", "Rehearsal", "PulumiMain", "PulumiRehearsal")) {
                JarEntry entry = new JarEntry("io/flypg/cli/" + name + ".class");
                entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
                out.putNextEntry(entry);
                out.write(Files.readAllBytes(classes.resolve(entry.getName())));
            }
        }
        return Files.setLastModifiedTime(jar, FileTime.from(Instant.parse(STAMP)));
    }

    /** jlink takes seconds and makes the same again. */
    private void shareRuntime() throws IOException, InterruptedException {
        try (var runtimes = Files.newDirectoryStream(IMAGES, "runtime-*")) {
            for (Path runtime : runtimes) {
                Path ours = target().resolve("image").resolve(runtime.getFileName());
                if (!Files.exists(ours)) {
                    Ran.in(folder, Map.of(), "cp", "-a", runtime.toString(), ours.toString());
                }
            }
        }
    }

    /** Where a refused cache is an error. */
    private String said(Path image) throws IOException, InterruptedException {
        return saidBy(image, "flypg");
    }

    private String saidBy(Path image, String launcher) throws IOException, InterruptedException {
        Ran ran = Ran.in(
                folder,
                Map.of("FLYPG_JAVA_OPTS", "-XX:AOTMode=on"),
                image.resolve("bin").resolve(launcher).toString(),
                "--version");
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran.out();
    }

    private Path target() {
        return folder.resolve("target");
    }

    private static Path picocli() throws IOException {
        try (Stream<Path> jars = Files.list(LIBRARIES)) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("picocli-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
