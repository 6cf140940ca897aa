package io.flypg.postgres.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whole folders: deleted, copied, given away. */
final class Folders {

    /** What a copy of a running server must not contain. */
    private static final Set<String> NOT_COPIED =
            Set.of("pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_subtrans");

    private Folders() {}

    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The data directory of a running server, between the begin and the end of a backup. */
    static void copyData(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                copy(path, from.relativize(path), to);
            }
        }
        Files.createDirectories(to.resolve("pg_wal/archive_status"));
        Files.createDirectories(to.resolve("pg_wal/summaries"));
    }

    private static void copy(Path path, Path relative, Path to) throws IOException {
        String name = relative.getFileName().toString();
        boolean inside = relative.getNameCount() > 1
                && NOT_COPIED.contains(relative.getName(0).toString());
        if (inside || name.startsWith("postmaster.")) {
            return;
        }
        if (Files.isDirectory(path)) {
            Files.createDirectories(to.resolve(relative));
        } else {
            try {
                Files.copy(path, to.resolve(relative));
            } catch (NoSuchFileException e) {
                // the server deleted it meanwhile; the log that is replayed knows
            }
        }
    }

    static void giveTo(int user, Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.forEach(path -> setOwner(path, user));
        }
    }

    private static void setOwner(Path path, int user) {
        try {
            Files.setAttribute(path, "unix:uid", user);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
