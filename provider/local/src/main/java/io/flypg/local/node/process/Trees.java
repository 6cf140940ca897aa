package io.flypg.local.node.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Whole folders. Files that vanish meanwhile are normal: a server may be at work in them. */
public final class Trees {
    private Trees() {}

    /** Makes a folder that everybody may enter, whatever the umask. */
    public static void readableFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path parent = folder.getParent();
            if (parent != null) {
                readableFolder(parent);
            }
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Removes a folder with all in it; nothing happens when there is none. */
    public static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new Visitor() {
            @Override
            void file(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
            }

            @Override
            void left(Path folder) throws IOException {
                Files.deleteIfExists(folder);
            }
        });
    }

    /** What the files of a folder take up, in bytes. */
    public static long size(Path folder) throws IOException {
        AtomicLong sum = new AtomicLong();
        Files.walkFileTree(folder, new Visitor() {
            @Override
            void file(Path file, BasicFileAttributes attributes) {
                sum.addAndGet(attributes.size());
            }
        });
        return sum.get();
    }

    /** A walk that does not mind what vanishes. */
    abstract static class Visitor extends SimpleFileVisitor<Path> {
        abstract void file(Path file, BasicFileAttributes attributes) throws IOException;

        void left(Path folder) throws IOException {}

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            file(file, attributes);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
            if (problem instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw problem;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem) throws IOException {
            left(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
