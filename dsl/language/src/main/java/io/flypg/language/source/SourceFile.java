package io.flypg.language.source;

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
 * @param sha256 of all its bytes, as {@code sha256sum} shows it
 */
public record SourceFile(Source source, Path path, Path real, Root root, String sha256) {
    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
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

        /** Whether a path is below the folder by its name alone. */
        boolean holds(Path path) {
            return path.toAbsolutePath().normalize().startsWith(named);
        }
    }
}
