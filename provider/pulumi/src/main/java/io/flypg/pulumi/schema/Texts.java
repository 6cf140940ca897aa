package io.flypg.pulumi.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Texts that are written by hand. */
final class Texts {
    private Texts() {}

    static String of(String file) {
        try (InputStream text = Texts.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(text, file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
