package io.flypg.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Whole folders: volumes and snapshots. Files that vanish meanwhile are no error, as a database deletes files all the time. */
public final class Folders {
    private Folders() {}

    /** Makes a folder that every user can enter. */
    public static void make(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException("make " + folder, e);
        }
    }

    /** Copies a folder with its owners and modes; a half-made copy never has the name of the whole one. */
    public static void copy(Path from, Path to) {
        Path beside = to.resolveSibling(to.getFileName() + ".new");
        delete(beside);
        try {
            Files.walkFileTree(from, new Copy(from, beside));
            Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("copy " + from + " to " + to, e);
        }
    }

    public static void delete(Path folder) {
        try {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.walkFileTree(folder, new Delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("delete " + folder, e);
        }
    }

    /** What the files take, in bytes. */
    public static long size(Path folder) {
        var size = new Size();
        try {
            if (Files.exists(folder)) {
                Files.walkFileTree(folder, size);
            }
            return size.bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("measure " + folder, e);
        }
    }

    /** Goes on when a file is gone by the time it is its turn. */
    private static class Lenient extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }
    }

    private static final class Copy extends Lenient {
        private final Path from;
        private final Path to;

        Copy(Path from, Path to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            copy(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (file.endsWith(Ballast.NAME)) {
                return FileVisitResult.CONTINUE;
            }
            try {
                copy(file);
            } catch (NoSuchFileException _) {
                return FileVisitResult.CONTINUE;
            }
            return FileVisitResult.CONTINUE;
        }

        private void copy(Path path) throws IOException {
            Files.copy(
                    path,
                    to.resolve(from.relativize(path)),
                    StandardCopyOption.COPY_ATTRIBUTES,
                    LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static final class Delete extends Lenient {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }

    private static final class Size extends Lenient {
        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.size();
            return FileVisitResult.CONTINUE;
        }
    }
}
