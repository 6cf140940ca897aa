package io.flypg.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise for every definition, whoever wrote it: it is read and checked in 512 MB and ten seconds, and nothing is printed. */
class BombsTest {
    private static final long MOST_MILLISECONDS = 10_000;

    @TempDir
    private Path folder;

    @Test
    void every_bomb_is_read_to_its_end_in_512_mb_and_ten_seconds() throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bombs.class.getName())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = process.waitFor(15, TimeUnit.MINUTES);
        process.destroyForcibly();

        List<String> lines = Files.readAllLines(out);
        assertThat(err).isEmptyFile();
        assertThat(lines)
                .extracting(line -> line.split("\t", 3)[0])
                .containsExactlyElementsOf(Bombs.all().keySet());
        assertThat(ended).isTrue();
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(Long.parseLong(line.split("\t", 3)[1])).isLessThan(MOST_MILLISECONDS))
                .noneMatch(line -> line.contains("A problem without a place"));
    }
}
