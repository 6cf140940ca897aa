package io.flypg.local.store;

import com.fasterxml.jackson.core.JacksonException;
import io.flypg.local.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Files that survive a kill of the server at any moment: written beside, then renamed over. They may hold secrets, so only their owner
 * can read them. They are not forced to the disk: a power cut of the computer may lose the last changes, as it may lose those of the
 * nodes, which run without fsync.
 */
public final class JsonFile {
    private JsonFile() {}

    public static void write(Path file, Object value) {
        try {
            writeBytes(file, Json.MAPPER.writeValueAsBytes(value));
        } catch (IOException e) {
            throw new UncheckedIOException("write " + file, e);
        }
    }

    /**
     * What the file holds, empty when there is none.
     *
     * @throws FileUnreadable when it holds something else
     */
    public static <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Optional.of(Json.MAPPER.readValue(Files.readAllBytes(file), type));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException _) {
            throw new FileUnreadable(file);
        } catch (IOException e) {
            throw new UncheckedIOException("read " + file, e);
        }
    }

    static void writeBytes(Path file, byte[] content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var out = Channels.newOutputStream(FileChannel.open(beside, options, owner))) {
            out.write(content);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
