package io.flypg.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * Gives a file another text in one step where that can be done: whoever reads it meanwhile, or whatever happens, there is the old text or
 * the new one. What may be written but not replaced (another user's file, a folder that takes no file) is written where it is.
 */
final class Rewrite {
    private Rewrite() {}

    /** Owner and permissions stay; behind a symbolic link the file it leads to is rewritten. */
    static void file(Path path, String text) throws IOException {
        Path file = path.toRealPath();
        try {
            replace(file, text);
        } catch (FileSystemException e) {
            inPlace(file, text, e);
        }
    }

    private static void replace(Path file, String text) throws IOException {
        Path beside = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".new");
        try {
            Files.writeString(beside, text);
            keepAttributes(file, beside);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void keepAttributes(Path file, Path beside) throws IOException {
        PosixFileAttributes wanted = Files.readAttributes(file, PosixFileAttributes.class);
        PosixFileAttributes made = Files.readAttributes(beside, PosixFileAttributes.class);
        PosixFileAttributeView view = Files.getFileAttributeView(beside, PosixFileAttributeView.class);
        if (!made.owner().equals(wanted.owner())) {
            view.setOwner(wanted.owner());
        }
        if (!made.group().equals(wanted.group())) {
            view.setGroup(wanted.group());
        }
        view.setPermissions(wanted.permissions());
    }

    /** Not when there is no room for it: what is there would be cut off. */
    private static void inPlace(Path file, String text, FileSystemException before) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        if (!Files.isWritable(file) || Files.getFileStore(file).getUsableSpace() < bytes.length) {
            throw before;
        }
        Files.write(file, bytes);
    }
}
