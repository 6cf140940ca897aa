package io.flypg.cli.local;

import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The folder of a local platform that does not run. */
public final class LocalData {
    /** A local platform's folder always has this file, from its first start on. */
    private static final String MARK = "settings.json";

    private LocalData() {}

    /**
     * Deletes it with everything in it.
     *
     * @return whether there was something to delete
     * @throws Failure refused when the folder is not that of a local platform
     */
    public static boolean delete(Path folder) {
        if (!Files.exists(folder)) {
            return false;
        }
        if (!Files.exists(folder.resolve(MARK))) {
            throw new Failure(
                    Failure.Kind.REFUSED,
                    Problem.general(
                            "Not a local platform",
                            folder + " has no " + MARK + " in it, so it was not made by a local platform, and is not"
                                    + " deleted.",
                            "check FLYPG_LOCAL_DIR"));
        }
        walk(folder, new Deleter());
        return true;
    }

    /** Bytes of all files in it. */
    static long size(Path folder) {
        AtomicLong bytes = new AtomicLong();
        walk(folder, new Visitor() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes.addAndGet(attributes.size());
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes.get();
    }

    private static void walk(Path folder, Visitor visitor) {
        try {
            Files.walkFileTree(folder, visitor);
        } catch (IOException e) {
            throw new UncheckedIOException("walk through " + folder, e);
        }
    }

    /** Files come and go while somebody looks. */
    private static class Visitor extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }

    private static final class Deleter extends Visitor {
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
}
