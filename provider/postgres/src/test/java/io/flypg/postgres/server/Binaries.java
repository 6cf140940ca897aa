package io.flypg.postgres.server;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once per computer into the temporary folder, where any user can reach them. */
final class Binaries {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final int BLOCK = 512;

    private Binaries() {}

    static Path home() {
        try (InputStream archive = Objects.requireNonNull(Binaries.class.getResourceAsStream(ARCHIVE))) {
            Path home = Path.of(
                    System.getProperty("java.io.tmpdir"),
                    "flypg-test-postgres-" + System.getProperty("user.name") + "-" + archive.available());
            if (!Files.exists(home)) {
                unpackInto(home, archive);
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Beside it first, then one rename: another test run may be doing the same. */
    private static void unpackInto(Path home, InputStream archive) throws IOException {
        Path beside = Files.createTempDirectory(home.getParent(), "flypg-test-unpack");
        Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (DataInputStream tar = new DataInputStream(new XZInputStream(archive))) {
            byte[] header = new byte[BLOCK];
            tar.readFully(header);
            while (header[0] != 0) {
                unpack(beside, header, tar);
                tar.readFully(header);
            }
        }
        try {
            Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.exists(home)) {
                throw e;
            }
            Folders.delete(beside);
        }
    }

    private static void unpack(Path root, byte[] header, DataInputStream tar) throws IOException {
        Path path = root.resolve(text(header, 0, 100));
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        long size = octal(header, 124, 12);
        switch (header[156]) {
            case '5' -> Files.createDirectories(path);
            case '2' -> Files.createSymbolicLink(path, Path.of(text(header, 157, 100)));
            case '0' -> {
                Files.write(path, tar.readNBytes(Math.toIntExact(size)));
                boolean program = (octal(header, 100, 8) & 0100) != 0;
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                tar.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            }
            default -> throw new IOException("unknown entry " + (char) header[156] + " " + path);
        }
    }

    private static long octal(byte[] header, int from, int length) {
        return Long.parseLong(text(header, from, length).strip(), 8);
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }
}
