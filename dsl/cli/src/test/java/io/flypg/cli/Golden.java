package io.flypg.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected texts, committed beside the tests. A run that differs leaves {@code NAME.actual} beside them; only {@code -Dgolden=update}
 * rewrites them.
 */
public final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/io/flypg/cli/golden");

    private Golden() {}

    /** Escape characters are shown as {@code ␛}, so that coloured texts can be read in a review. */
    public static void assertMatches(String name, String text) {
        assertMatches(FOLDER.resolve(name), text.replace('\u001b', '␛'), "");
    }

    /**
     * The same for a file anywhere.
     *
     * @param remedy what to do when it differs
     */
    public static void assertMatches(Path file, String actual, String remedy) {
        Path beside = file.resolveSibling(file.getFileName() + ".actual");
        try {
            Files.createDirectories(beside.resolve("..").normalize());
            if ("update".equals(System.getProperty("golden"))) {
                Files.writeString(file, actual, UTF_8);
            }
            String expected = Files.exists(file) ? Files.readString(file, UTF_8) : "";
            if (actual.equals(expected)) {
                Files.deleteIfExists(beside);
            } else {
                Files.writeString(beside, actual, UTF_8);
            }
            assertThat(actual)
                    .as("%s (see %s)%s", file.getFileName(), beside, remedy)
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
