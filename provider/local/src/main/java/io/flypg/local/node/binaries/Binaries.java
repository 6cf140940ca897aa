package io.flypg.local.node.binaries;

import io.flypg.local.node.process.BootFailure;
import io.flypg.local.node.process.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL of any version, unpacked once per computer into a cache that everyone shares. The newest minor of the default major
 * comes with flypg, other versions are fetched when they are first used.
 */
public final class Binaries {
    /** The version that comes with flypg. */
    public static final PostgresVersion BUNDLED = new PostgresVersion(17, 11);

    /** Part of the folder's name: counts up when what we add to the unpacked tree changes. */
    private static final int LAYOUT = 1;

    // a file lock holds other processes off, and only one thread of a process may ask for it
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final Path cache;
    private final MavenRepository repository;

    public Binaries(Path cache, URI repository) {
        this.cache = cache;
        this.repository = new MavenRepository(repository);
    }

    /** The same cache, filled from another Maven repository: a mirror, or a folder. */
    public Binaries from(URI other) {
        return new Binaries(cache, other);
    }

    /** The cache of this user, filled from Maven Central: {@code /var/cache/flypg/postgres} for root. */
    public static Binaries standard() {
        return new Binaries(standardCache(), MavenRepository.CENTRAL);
    }

    /**
     * The folder with {@code bin}, {@code lib} and {@code share} of a version, fetched and unpacked if need be.
     *
     * @param note hears what is being done when it has to be fetched or unpacked first
     * @throws BootFailure when the version cannot be had, saying why and what to do
     */
    public Path home(PostgresVersion version, Consumer<String> note) {
        Path home = cache.resolve(version + "-" + LAYOUT);
        if (!Files.isDirectory(home)) {
            note.accept("waiting until PostgreSQL " + version + " is unpacked");
            provide(version, home, note);
        }
        return home;
    }

    private void provide(PostgresVersion version, Path home, Consumer<String> note) {
        ONE_AT_A_TIME.lock();
        try {
            Trees.readableFolder(cache);
            try (FileChannel channel = FileChannel.open(
                            cache.resolve(version + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                if (!Files.isDirectory(home)) {
                    unpack(version, home, note);
                }
            }
        } catch (IOException e) {
            throw new BootFailure(
                    "PostgreSQL " + version + " cannot be unpacked into " + cache + ": " + e.getMessage()
                            + ". Check that the folder can be written and has 100 MB free.",
                    e);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    /** Into a folder of its own first, so that a folder with the final name is always whole. */
    private void unpack(PostgresVersion version, Path home, Consumer<String> note) throws IOException {
        Path partial = cache.resolve(version + ".partial");
        Trees.delete(partial);
        Trees.readableFolder(partial);
        try {
            try (InputStream archive = archive(version, note);
                    InputStream tar = new XZInputStream(archive)) {
                note.accept("unpacking PostgreSQL " + version);
                Tar.unpack(tar, partial);
            }
            RepmgrStandIn.addTo(partial);
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
            MavenRepository.forget(version, cache);
        } finally {
            Trees.delete(partial);
        }
    }

    private InputStream archive(PostgresVersion version, Consumer<String> note) throws IOException {
        InputStream bundled =
                version.equals(BUNDLED) ? Binaries.class.getResourceAsStream("/" + Platform.ARCHIVE) : null;
        return bundled != null ? bundled : repository.archive(version, cache, note);
    }

    private static Path standardCache() {
        if (System.getProperty("user.name", "").equals("root")) {
            return Path.of("/var/cache/flypg/postgres");
        }
        Map<String, String> environment = System.getenv();
        // what the JVM calls the user's home is not $HOME but the password file's
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = xdg.isBlank() ? Path.of(home, ".cache") : Path.of(xdg);
        return base.resolve("flypg").resolve("postgres");
    }
}
