package io.flypg.local.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A file that takes up room on a volume, and none on the computer's disk. Never copied with the volume, and gone with the server. */
public final class Ballast {
    static final String NAME = "flypg-ballast";

    private Ballast() {}

    /** Has the files on a volume take up so many bytes, unless they take up more already. */
    public static void fill(Path volume, long bytes) {
        remove(volume);
        long missing = bytes - Folders.size(volume);
        if (missing <= 0) {
            return;
        }
        try (var file = new RandomAccessFile(volume.resolve(NAME).toFile(), "rw")) {
            file.setLength(missing);
        } catch (IOException e) {
            throw new UncheckedIOException("fill " + volume, e);
        }
    }

    public static void remove(Path volume) {
        try {
            Files.deleteIfExists(volume.resolve(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException("empty " + volume, e);
        }
    }

    /** From all volumes, also after a server that was killed. */
    public static void removeAll(StateFolder folder) {
        try (Stream<Path> volumes = Files.list(folder.volumes())) {
            volumes.filter(Files::isDirectory).forEach(Ballast::remove);
        } catch (IOException e) {
            throw new UncheckedIOException("look through " + folder.volumes(), e);
        }
    }
}
