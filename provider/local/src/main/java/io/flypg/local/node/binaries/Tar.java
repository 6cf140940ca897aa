package io.flypg.local.node.binaries;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Unpacks a tar stream: folders, files and symbolic links, which is all that the PostgreSQL archives hold. Anything else is
 * refused. Every file can be read by everybody, because the server runs as another user when we are root.
 */
final class Tar {
    private static final int BLOCK = 512;

    private final InputStream in;
    private final Path target;
    private final byte[] header = new byte[BLOCK];

    private Tar(InputStream in, Path target) {
        this.in = in;
        this.target = target;
    }

    /** Unpacks into an existing folder. */
    static void unpack(InputStream in, Path target) throws IOException {
        Tar tar = new Tar(in, target);
        while (tar.readHeader()) {
            tar.unpackEntry();
        }
    }

    private boolean readHeader() throws IOException {
        int read = in.readNBytes(header, 0, BLOCK);
        if (read != 0 && read != BLOCK) {
            throw new EOFException("the archive ends inside a header");
        }
        return read == BLOCK && header[0] != 0;
    }

    private void unpackEntry() throws IOException {
        Path path = path();
        switch (header[156]) {
            case '5' -> folder(path);
            case '2' -> Files.createSymbolicLink(parented(path), Path.of(text(157, 100)));
            case '0', 0 -> file(parented(path));
            default -> throw new IOException("entry of unexpected type " + header[156] + ": " + path);
        }
    }

    private Path path() throws IOException {
        String prefix = text(345, 155);
        String name = prefix.isEmpty() ? text(0, 100) : prefix + "/" + text(0, 100);
        Path path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("entry outside of the archive's folder: " + name);
        }
        return path;
    }

    private static void folder(Path path) throws IOException {
        Files.createDirectories(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path parented(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            folder(parent);
        }
        return path;
    }

    private void file(Path path) throws IOException {
        long size = octal(124, 12);
        try (OutputStream out = Files.newOutputStream(path)) {
            copy(out, size);
        }
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        boolean program = (octal(100, 8) & 0100) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private void copy(OutputStream out, long size) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = size;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("the archive ends inside a file");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    private long octal(int offset, int length) {
        String digits = text(offset, length).strip();
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    private String text(int offset, int length) {
        int end = offset;
        while (end < offset + length && header[end] != 0) {
            end++;
        }
        return new String(header, offset, end - offset, StandardCharsets.UTF_8);
    }
}
