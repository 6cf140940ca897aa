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
        String actual = text.replace('\u001b', '␛');
        Path file = FOLDER.resolve(name);
        Path beside = FOLDER.resolve(name + ".actual");
        try {
            Files.createDirectories(FOLDER);
            if ("update".equals(System.getProperty("golden"))) {
                Files.writeString(file, actual, UTF_8);
            }
            String expected = Files.exists(file) ? Files.readString(file, UTF_8) : "";
            if (actual.equals(expected)) {
                Files.deleteIfExists(beside);
            } else {
                Files.writeString(beside, actual, UTF_8);
            }
            assertThat(actual).as("%s (see %s)", name, beside).isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
