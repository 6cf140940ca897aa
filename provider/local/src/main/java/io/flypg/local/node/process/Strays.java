package io.flypg.local.node.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The PostgreSQL processes that work in a folder. A server's processes change into its data directory, each is its own session, and
 * a busy one outlives its postmaster: the working directory is the only sure way to find them all. Other programs, such as a shell
 * that somebody left there, are not ours.
 */
public final class Strays {
    private static final Path PROC = Path.of("/proc");
    private static final Set<String> OURS = Set.of("postgres", "initdb", "setpriv");
    private static final long LIMIT_NANOS = 10_000_000_000L;

    private Strays() {}

    /** Cuts the power: when this returns, no process of PostgreSQL works in the folder or below it. */
    public static void kill(Path folder) throws InterruptedException {
        long start = System.nanoTime();
        for (List<ProcessHandle> left = in(folder); !left.isEmpty(); left = in(folder)) {
            left.forEach(ProcessHandle::destroyForcibly);
            if (System.nanoTime() - start > LIMIT_NANOS) {
                throw new BootFailure(
                        "Processes in " + folder + " do not end: " + left + ". They may hang on a broken disk.");
            }
            Thread.sleep(2);
        }
    }

    /** Holds all of them where they are, does the work, and lets them go on. */
    public static void still(Path folder, Runnable work) throws InterruptedException, IOException {
        List<ProcessHandle> held = new ArrayList<>();
        try {
            // a process may start another before it is held itself, so this goes on until no new one is found
            for (List<ProcessHandle> next = in(folder); !held.containsAll(next); next = in(folder)) {
                next.removeAll(held);
                signal("STOP", next);
                held.addAll(next);
                awaitHeld(next);
            }
            work.run();
        } finally {
            signal("CONT", held);
        }
    }

    private static void awaitHeld(List<ProcessHandle> processes) throws InterruptedException {
        for (ProcessHandle process : processes) {
            while (!isHeld(process.pid())) {
                Thread.sleep(1);
            }
        }
    }

    // the state stands behind the name, which may hold anything
    private static boolean isHeld(long pid) {
        try {
            String stat = Files.readString(PROC.resolve(pid + "/stat"));
            return stat.startsWith(" T", stat.lastIndexOf(')') + 1) || stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
        } catch (IOException e) {
            return true;
        }
    }

    private static void signal(String name, List<ProcessHandle> processes) throws InterruptedException, IOException {
        for (ProcessHandle process : processes) {
            Launcher.signal(name, process.pid());
        }
    }

    /** The processes of PostgreSQL that work in the folder or below it. */
    static List<ProcessHandle> in(Path folder) {
        List<ProcessHandle> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            Path real = folder.toRealPath();
            for (Path process : processes) {
                if (isOurs(process, real)) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(found::add);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new BootFailure("The processes of this computer cannot be listed: " + e.getMessage() + ".", e);
        }
        return found;
    }

    private static boolean isOurs(Path process, Path folder) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).startsWith(folder)
                    && OURS.contains(Files.readString(process.resolve("comm")).strip());
        } catch (IOException e) {
            // ended meanwhile, or another user's
            return false;
        }
    }
}
