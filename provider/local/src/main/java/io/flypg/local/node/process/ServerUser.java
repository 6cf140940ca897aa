package io.flypg.local.node.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom PostgreSQL runs as. It refuses to run as root, so root hands it to the user {@code postgres} if the computer has one, else to
 * {@code nobody}; an ordinary user runs it himself.
 */
public sealed interface ServerUser {
    /** We ourselves. */
    record Self() implements ServerUser {}

    /** Another user, which only root can start a process as. */
    record Other(String name, int uid, int gid) implements ServerUser {}

    /** The user that fits this process. */
    static ServerUser ofThisProcess() {
        return isRoot() ? other() : new Self();
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException e) {
            return System.getProperty("user.name", "").equals("root");
        }
    }

    private static Other other() {
        try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"))) {
            Map<String, Other> users = lines.map(line -> List.of(line.split(":")))
                    .filter(fields ->
                            fields.size() > 3 && Set.of("postgres", "nobody").contains(fields.get(0)))
                    .map(f -> new Other(f.get(0), Integer.parseInt(f.get(2)), Integer.parseInt(f.get(3))))
                    .collect(Collectors.toMap(Other::name, user -> user, (first, _) -> first));
            Other user = users.getOrDefault("postgres", users.get("nobody"));
            if (user == null) {
                throw new IOException("neither postgres nor nobody is there");
            }
            return user;
        } catch (IOException e) {
            throw new BootFailure("PostgreSQL does not run as root, and no other user for it is found in /etc/passwd: "
                    + e.getMessage() + ". Add a user postgres, or run flypg as an ordinary user.");
        }
    }

    /** Its user and group as numbers: {@code 101:103}. */
    default String ids() {
        if (this instanceof Other(String _, int uid, int gid)) {
            return uid + ":" + gid;
        }
        try {
            Map<String, Object> ours = Files.readAttributes(Path.of("/proc/self"), "unix:uid,gid");
            return ours.get("uid") + ":" + ours.get("gid");
        } catch (IOException e) {
            throw new BootFailure("Who we are cannot be read from /proc: " + e.getMessage() + ".", e);
        }
    }

    /** Gives a file or folder that we made to the server. */
    default void own(Path path) throws IOException {
        if (this instanceof Other(String _, int uid, int gid)) {
            Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /**
     * Whether the server can get at a path at all.
     *
     * @throws BootFailure when a folder above it is closed to the server's user, as root's home is
     */
    default void requireReachable(Path path) {
        if (this instanceof Other other) {
            for (Path folder = path.toAbsolutePath().getParent(); folder != null; folder = folder.getParent()) {
                requireEnterable(other, folder, path);
            }
        }
    }

    private static void requireEnterable(Other user, Path folder, Path path) {
        try {
            boolean enterable = Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)
                    || Files.getAttribute(folder, "unix:uid").equals(user.uid());
            if (!enterable) {
                throw new BootFailure(
                        "PostgreSQL runs as user " + user.name() + " here, because it refuses to run as root, and "
                                + user.name() + " cannot enter " + folder + " on the way to " + path
                                + ". Keep the data elsewhere with FLYPG_LOCAL_DIR, for example below /var/lib, or run flypg as an ordinary user.");
            }
        } catch (IOException e) {
            throw new BootFailure("The folder " + folder + " cannot be looked at: " + e.getMessage() + ".", e);
        }
    }
}
