package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive that a user downloads, on a computer that has a shell and an unpacker and nothing else: no Java, no variables. */
class DistributionIT {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path EXAMPLE =
            Path.of("../../examples/orders").toAbsolutePath().normalize();
    private static final String VALID = "valid: " + EXAMPLE + ": 1 app, 1 cluster, 1 database, 1 attachment\n";

    @TempDir
    private static Path computer;

    private static Path flypg;
    private static Ran version;

    @TempDir
    private Path folder;

    @BeforeAll
    static void unpack() throws Exception {
        Path place = Files.createDirectory(computer.resolve("a folder with spaces"));
        assertThat(bare(
                                place,
                                List.of(),
                                "tar",
                                "-xzf",
                                archive(TARGET, Version.current()).toString())
                        .code())
                .isZero();
        flypg = onlyEntry(place);
        version = new Ran(0, "flypg " + Version.current() + "\n", "");
    }

    @Test
    void it_says_what_it_is_asked_and_nothing_else() throws Exception {
        assertThat(run("--version")).isEqualTo(version);
        assertThat(run("validate", EXAMPLE.toString())).isEqualTo(new Ran(0, VALID, ""));
    }

    @Test
    void a_platform_that_cannot_be_reached_is_a_clear_problem() throws Exception {
        List<String> nowhere = List.of(
                "FLY_API_TOKEN=none", "FLY_API_BASE_URL=http://127.0.0.1:1", "FLY_FLAPS_BASE_URL=http://127.0.0.1:1");

        Ran ran = bare(folder, nowhere, launcher(flypg), "plan", EXAMPLE.toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("127.0.0.1:1").doesNotContain("java.", "\tat ", "[warning]");
    }

    @Test
    void moved_or_copied_with_its_times_it_uses_each_of_its_caches() throws Exception {
        copy("-al", folder.resolve("here"));
        Path moved = Files.move(folder.resolve("here"), folder.resolve("moved"));
        Path copied = folder.resolve("copied");
        copy("-Rp", copied);

        for (Path there : List.of(flypg, moved, copied)) {
            for (String command : List.of("validate", "plan", "local serve")) {
                assertThat(runCached(there, command + " --help").code())
                        .as("%s in %s", command, there)
                        .isZero();
            }
        }
    }

    /** A JVM takes the jars for others then, and rather reads them than run old classes. */
    @Test
    void copied_without_its_times_it_says_the_same() throws Exception {
        Path copied = folder.resolve("copied");
        copy("-R", copied);

        assertThat(bare(folder, List.of(), launcher(copied), "--version")).isEqualTo(version);
    }

    @Test
    void names_beyond_ascii_are_right_also_where_no_locale_is_set() throws Exception {
        String script = """
                place=$(printf 'gr\\303\\266\\303\\237er') && mkdir "$place" && cd "$place" &&
                    cp -al "$0" flypg && cp -R "$1" "$place" && "$PWD/flypg/bin/flypg" validate "$place"
                """;

        Ran ran = bare(folder, List.of(), "sh", "-c", script, flypg.toString(), EXAMPLE.toString());

        assertThat(ran).isEqualTo(new Ran(0, VALID.replace(EXAMPLE.toString(), "größer"), ""));
    }

    @Test
    void links_lead_to_it_from_anywhere() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("flypg"), flypg.resolve("bin/flypg"));
        Files.createSymbolicLink(folder.resolve("again"), link.getFileName());

        assertThat(bare(folder, List.of(), "./again", "--version")).isEqualTo(version);
        assertThat(bare(folder, List.of("PATH=" + folder + ":/usr/bin:/bin"), "flypg", "--version"))
                .isEqualTo(version);
    }

    @Test
    void it_needs_no_program_of_the_computer_but_its_shell() throws Exception {
        assertThat(bare(folder, List.of("PATH=/nowhere"), "/bin/sh", launcher(flypg), "--version"))
                .isEqualTo(version);
    }

    @Test
    void it_writes_nothing_into_its_own_folder_and_nothing_there_can_be_written() throws Exception {
        Map<Path, Object> before = times();
        run("--version");
        run("validate", EXAMPLE.toString());
        run("plan", EXAMPLE.toString());

        assertThat(times()).isEqualTo(before);
        try (Stream<Path> files = Files.walk(flypg)) {
            assertThat(files.filter(file -> Files.isRegularFile(file)))
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .noneMatch(permission -> permission.name().endsWith("_WRITE")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"deleted", "empty", "cut", "of another build"})
    void a_cache_that_does_not_fit_costs_time_and_not_a_word(String harm) throws Exception {
        Path copy = folder.resolve("copy");
        copy("-al", copy);
        Path cache = copy.resolve("lib/flypg.aot");
        byte[] bytes = Files.readAllBytes(cache);
        Files.delete(cache);
        switch (harm) {
            case "deleted" -> {}
            case "empty" -> Files.write(cache, new byte[0]);
            case "cut" -> Files.write(cache, Arrays.copyOf(bytes, bytes.length / 2));
            default -> {
                Arrays.fill(bytes, 64, 256, (byte) 0); // the header says which build of the JVM made it
                Files.write(cache, bytes);
            }
        }

        assertThat(bare(folder, List.of(), launcher(copy), "--version")).isEqualTo(version);
        if (!harm.equals("deleted")) {
            assertThat(runCached(copy, "--version").code())
                    .as("what is tested here is a cache that the JVM refuses")
                    .isNotZero();
        }
    }

    @Test
    void variables_of_other_java_programs_change_nothing() throws Exception {
        for (String name :
                List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH", "JAVA_HOME")) {
            assertThat(bare(folder, List.of(name + "=-Xmx1k"), launcher(flypg), "--version"))
                    .as(name)
                    .isEqualTo(version);
        }
    }

    @Test
    void without_memory_for_a_jvm_its_last_words_are_no_output() throws Exception {
        Ran ran = bare(folder, List.of(), "sh", "-c", "ulimit -v 400000; exec \"$0\" --version", launcher(flypg));

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("Could not reserve enough space");
    }

    @Test
    void where_a_jvm_cannot_run_from_it_says_so() throws Exception {
        Path there = Files.createDirectory(folder.resolve("a:b"));
        copy("-al", there.resolve("flypg"));

        Ran ran = bare(folder, List.of(), launcher(there.resolve("flypg")), "--version");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("a colon").hasLineCount(1);
    }

    @Test
    void the_same_image_gives_the_same_archive_and_its_digest_is_beside_it() throws Exception {
        List<byte[]> archives = new ArrayList<>();
        for (String place : List.of("one", "two")) {
            Path target = folder.resolve(place);
            Path image = Files.createDirectories(target.resolve("image/key"));
            for (String name : place.equals("one") ? List.of("a", "b") : List.of("b", "a")) {
                Path file = Files.writeString(image.resolve(name), name);
                Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(archives.size())));
            }
            Files.writeString(target.resolve("flypg.built"), "key\n");

            String pack = Path.of("src/image/pack").toAbsolutePath().toString();
            assertThat(bare(folder, List.of(), "sh", pack, target.toString(), "1", "2026-01-01T00:00:00Z"))
                    .isEqualTo(new Ran(0, "", ""));
            archives.add(Files.readAllBytes(archive(target, "1")));
            assertThat(bare(target, List.of(), "sh", "-c", "sha256sum --check flypg-1-*.sha256")
                            .code())
                    .isZero();
        }
        assertThat(archives.getFirst()).isEqualTo(archives.getLast());
    }

    private static Ran run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher(flypg)));
        command.addAll(List.of(words));
        return bare(computer, List.of(), command.toArray(String[]::new));
    }

    /** A cache that is refused is an error here. */
    private Ran runCached(Path image, String words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher(image)));
        command.addAll(List.of(words.split(" ")));
        return bare(folder, List.of("FLYPG_JAVA_OPTS=-XX:AOTMode=on"), command.toArray(String[]::new));
    }

    /** With these variables only, besides the two that every process has. */
    private static Ran bare(Path in, List<String> variables, String... command)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("/usr/bin/env", "-i", "PATH=/usr/bin:/bin", "HOME=" + computer));
        words.addAll(variables);
        words.addAll(List.of(command));
        return Ran.in(in, Map.of(), words.toArray(String[]::new));
    }

    private static void copy(String how, Path to) throws IOException, InterruptedException {
        assertThat(bare(computer, List.of(), "cp", how, flypg.toString(), to.toString())
                        .code())
                .isZero();
    }

    private static Map<Path, Object> times() throws IOException {
        Map<Path, Object> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(flypg)) {
            for (Path file : files.toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    private static String launcher(Path image) {
        return image.resolve("bin/flypg").toString();
    }

    private static Path archive(Path target, String version) throws IOException {
        try (var found = Files.newDirectoryStream(target, "flypg-" + version + "-*.tar.gz")) {
            return found.iterator().next();
        }
    }

    private static Path onlyEntry(Path place) throws IOException {
        try (Stream<Path> entries = Files.list(place)) {
            List<Path> all = entries.toList();
            assertThat(all).as("one folder in the archive").hasSize(1);
            return all.getFirst();
        }
    }
}
