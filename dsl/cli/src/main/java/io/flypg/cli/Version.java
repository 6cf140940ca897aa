package io.flypg.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;

/** The version this build was made as. */
public final class Version {
    private Version() {}

    /** {@code 0.1.0}. */
    public static String current() throws IOException {
        try (var text = requireNonNull(Version.class.getResourceAsStream("version.txt"), "version.txt")) {
            return new String(text.readAllBytes(), UTF_8).strip();
        }
    }
}
