package io.flypg.local.node.binaries;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * What the bytes of a file must add up to.
 *
 * @param algorithm as Java names it
 */
record Checksum(String algorithm, String hex) {
    static Checksum sha256(String hex) {
        return new Checksum("SHA-256", hex);
    }

    /**
     * The one that lies beside a file, as Maven repositories publish it; the stronger where there are two.
     *
     * @throws IOException when it cannot be told whether there is one: that is no reason to take the weaker, or another's
     */
    static Optional<Checksum> beside(URI file) throws IOException {
        Optional<Checksum> stronger = read(file, "SHA-256", ".sha256");
        return stronger.isPresent() ? stronger : read(file, "SHA-1", ".sha1");
    }

    private static Optional<Checksum> read(URI file, String algorithm, String suffix) throws IOException {
        try (InputStream in = Download.open(URI.create(file + suffix))) {
            String text = new String(in.readNBytes(200), StandardCharsets.US_ASCII).strip();
            return Optional.of(new Checksum(algorithm, text.split("\\s", 2)[0].toLowerCase(Locale.ROOT)));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    /** How a file differs from it, as half a sentence; empty when it does not. */
    Optional<String> mismatch(Path file) throws IOException {
        String actual = digest(file);
        return actual.equals(hex)
                ? Optional.empty()
                : Optional.of("its " + algorithm + " is " + actual + ", not " + hex);
    }

    private String digest(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
