package io.flypg.local.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds out which process listens on a port, where the kernel lets us see it. */
public final class Listeners {
    /** The column of the socket's inode, and the code of the listening state, as proc(5) has them. */
    private static final int INODE = 9;

    private static final String LISTENS = "0A";

    private Listeners() {}

    /** {@code by process 4711 (postgres)}, or nothing when it cannot be known. */
    public static String owner(int port) {
        return inode(port)
                .flatMap(Listeners::holder)
                .map(process -> " by process " + process.pid() + name(process))
                .orElse("");
    }

    private static String name(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> " (" + Path.of(command).getFileName() + ")")
                .orElse("");
    }

    private static Optional<String> inode(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> inode(Path.of(table), ":%04X".formatted(port)).stream())
                .findFirst();
    }

    private static Optional<String> inode(Path table, String port) {
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> line.strip().split("\\s+", -1))
                    .filter(fields -> fields.length > INODE && fields[1].endsWith(port) && fields[3].equals(LISTENS))
                    .map(fields -> fields[INODE])
                    .findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<ProcessHandle> holder(String inode) {
        return ProcessHandle.allProcesses()
                .filter(holds("socket:[" + inode + "]"))
                .findFirst();
    }

    private static Predicate<ProcessHandle> holds(String socket) {
        return process -> {
            try (Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
                return files.anyMatch(file -> target(file).equals(socket));
            } catch (IOException _) {
                return false;
            }
        };
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException _) {
            return "";
        }
    }
}
