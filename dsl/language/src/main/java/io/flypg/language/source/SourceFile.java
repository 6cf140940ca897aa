package io.flypg.language.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One definition file that was read.
 *
 * @param path as the user named it, or as the file that uses it leads to it
 * @param real the file itself, behind all links
 * @param root the folder that nothing it uses may lead out of
 */
public record SourceFile(Source source, Path path, Path real, Root root) {
    /** Of its text in UTF-8, as {@code sha256sum} shows it. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(source.text().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * A folder.
     *
     * @param named absolute, as the user named it
     * @param real behind all links
     */
    record Root(Path named, Path real) {
        static Root of(Path folder) throws IOException {
            return new Root(folder.toAbsolutePath().normalize(), folder.toRealPath());
        }
    }
}
