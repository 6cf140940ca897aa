package io.flypg.local.node.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flypg.local.guest.Disks;
import io.flypg.local.node.process.BootFailure;
import io.flypg.local.node.process.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file system of its own for each volume, in a sparse file beside the folder it is mounted at. Its end is a real one: what is full says
 * {@code No space left on device}. Only root can mount.
 */
final class LoopDisks implements Disks {
    private static final String ENDING = ".disk";

    /** Percent that only root can use: what the node itself has to write, a lock or a line of the log, finds room on a full disk. */
    private static final String RESERVED = "1";

    /** Whether disks can be had here at all. */
    static boolean isPossible(String user) {
        return user.equals("root") && Files.exists(Path.of("/dev/loop-control"));
    }

    /**
     * Sees to it that no volume in a folder has a disk, where none can be mounted: its folder would pass for an empty volume.
     *
     * @throws BootFailure with a text for the user when one has
     */
    static void requireNone(Path volumes) {
        try (Stream<Path> children = Files.list(volumes)) {
            if (children.anyMatch(volume -> Files.exists(disk(volume)))) {
                throw new BootFailure(
                        "The volumes in " + volumes + " have disks of their own, which only root can mount,"
                                + " with loop devices. Start the local platform as it was started before, or name another"
                                + " folder with FLYPG_LOCAL_DIR.");
            }
        } catch (IOException e) {
            throw failed(volumes, e);
        }
    }

    @Override
    public synchronized boolean fit(Path volume, long bytes) {
        try {
            Path disk = disk(volume);
            if (!Files.exists(disk)) {
                make(volume, disk, bytes);
                empty(volume);
            }
            boolean grows = Files.size(disk) < bytes;
            if (grows) {
                run("truncate", "--size=" + bytes, disk.toString());
            }
            if (isMounted(volume)) {
                return !grows || growMounted(disk);
            }
            attach(volume, disk);
            return true;
        } catch (IOException e) {
            throw failed(volume, e);
        }
    }

    /** A disk that could not grow while it was in use does so now, before it is used again. */
    synchronized void settle(Path volume) {
        try {
            Path disk = disk(volume);
            if (isMounted(volume) && Files.getFileStore(volume).getTotalSpace() < Files.size(disk) * 9 / 10) {
                run("umount", volume.toString());
                attach(volume, disk);
            }
        } catch (IOException e) {
            throw failed(volume, e);
        }
    }

    @Override
    public synchronized void remove(Path volume) {
        try {
            detach(volume);
            Files.deleteIfExists(disk(volume));
        } catch (IOException e) {
            throw failed(volume, e);
        }
    }

    @Override
    public synchronized void release(Path volumes) {
        try (Stream<Path> children = Files.list(volumes)) {
            for (Path volume : children.toList()) {
                detach(volume);
            }
        } catch (IOException e) {
            throw failed(volumes, e);
        }
    }

    /** With the folder's content on it; a half-made one never has the name of a whole one. */
    private static void make(Path volume, Path disk, long bytes) throws IOException {
        Path fresh = disk.resolveSibling(disk.getFileName() + ".new");
        Files.createDirectories(fresh.resolveSibling(""));
        Files.deleteIfExists(fresh);
        run("truncate", "--size=" + bytes, fresh.toString());
        run("mkfs.ext4", "-q", "-m", RESERVED, "-d", volume.toString(), fresh.toString());
        Files.move(fresh, disk, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What was there before would only take room beneath the disk. */
    private static void empty(Path volume) throws IOException {
        try (Stream<Path> children = Files.list(volume)) {
            for (Path child : children.toList()) {
                Trees.delete(child);
            }
        }
    }

    private static void attach(Path volume, Path disk) throws IOException {
        Map<String, Object> owner = Files.readAttributes(volume, "unix:uid,gid,mode");
        run("e2fsck", "-fp", disk.toString());
        run("resize2fs", disk.toString());
        run("mount", "-o", "loop", disk.toString(), volume.toString());
        for (Map.Entry<String, Object> part : owner.entrySet()) {
            Files.setAttribute(volume, "unix:" + part.getKey(), part.getValue(), LinkOption.NOFOLLOW_LINKS);
        }
        Files.deleteIfExists(volume.resolve("lost+found"));
    }

    private static void detach(Path volume) throws IOException {
        if (isMounted(volume)) {
            run("umount", volume.toString());
        }
    }

    private static boolean growMounted(Path disk) throws IOException {
        String device = run("losetup", "--noheadings", "--output", "NAME", "--associated", disk.toString());
        run("losetup", "--set-capacity", device);
        return exitCode("resize2fs", device) == 0;
    }

    /** What is mounted is another device than the folder around it, by whatever name or link it is called. */
    private static boolean isMounted(Path volume) throws IOException {
        return Files.exists(volume)
                && !Files.getAttribute(volume, "unix:dev").equals(Files.getAttribute(volume.resolve(".."), "unix:dev"));
    }

    private static Path disk(Path volume) {
        Path volumes = volume.resolveSibling("").normalize();
        return volumes.resolveSibling("disks").resolve(volume.getFileName() + ENDING);
    }

    private static String run(String... command) throws IOException {
        StringBuilder said = new StringBuilder();
        int code = run(said, command);
        // the checker also says with a code that it has mended something, and everything is well
        if (code != 0 && !(command[0].equals("e2fsck") && code == 1)) {
            throw new IOException(
                    String.join(" ", command) + " says: " + said.toString().strip());
        }
        return said.toString().strip();
    }

    private static int exitCode(String... command) throws IOException {
        return run(new StringBuilder(), command);
    }

    private static int run(StringBuilder said, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
        builder.environment().merge("PATH", ":/usr/sbin:/sbin", String::concat);
        Process process = builder.start();
        said.append(new String(process.getInputStream().readAllBytes(), UTF_8));
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static BootFailure failed(Path volume, IOException e) {
        return new BootFailure(
                "The disk of the volume " + volume + " cannot be made ready: " + e.getMessage()
                        + ". It wants loop devices, and e2fsprogs and util-linux installed.",
                e);
    }
}
