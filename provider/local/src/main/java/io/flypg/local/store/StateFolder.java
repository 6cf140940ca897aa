package io.flypg.local.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * The folder of one local platform and what lies where in it. The folder and the volumes can be walked through by everybody, because
 * PostgreSQL started by root runs as another user; the files with secrets are readable by their owner alone.
 */
public record StateFolder(Path root) {
    public StateFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** The folder that is used when nobody names one: {@code FLYPG_LOCAL_DIR}, else below the user's state, for root below /var/lib. */
    public static Path standard(Map<String, String> environment, String user, Path home) {
        String named = environment.getOrDefault("FLYPG_LOCAL_DIR", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        if (user.equals("root")) {
            return Path.of("/var/lib/flypg/local");
        }
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        return (state.isEmpty() ? home.resolve(".local/state") : Path.of(state)).resolve("flypg/local");
    }

    public Path lock() {
        return root.resolve("server.lock");
    }

    /** Written only while a server answers. */
    public Path server() {
        return root.resolve("server.json");
    }

    public Path settings() {
        return root.resolve("settings.json");
    }

    /** What kind of nodes the volumes are for. */
    public Path nodes() {
        return root.resolve("nodes.json");
    }

    public Path apps() {
        return root.resolve("apps");
    }

    public Path volumes() {
        return root.resolve("volumes");
    }

    public Path snapshots() {
        return root.resolve("snapshots");
    }

    public Path requests() {
        return root.resolve("requests.log");
    }

    /** Where flyctl keeps what it knows of this platform, and finds its agent; gone when the platform's data is. */
    public Path flyctl() {
        return root.resolve("flyctl");
    }

    /**
     * Makes what is missing.
     *
     * @throws FolderUnusable when that is not allowed
     */
    public void prepare() {
        try {
            make(root);
            open(root);
            make(volumes());
            make(snapshots());
            close(apps());
            close(flyctl());
        } catch (IOException e) {
            throw new FolderUnusable(root, e);
        }
    }

    /** Whatever the umask says, others can walk through what is made here, and folders above ours stay as they were. */
    private static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path parent = folder.getParent();
            if (parent != null) {
                make(parent);
            }
            Files.createDirectory(folder);
            open(folder);
        }
    }

    private static void close(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
