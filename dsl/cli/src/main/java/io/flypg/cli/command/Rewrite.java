package io.flypg.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** Gives a file another text in one step: whoever reads it meanwhile, or whatever happens, there is the old text or the new one. */
final class Rewrite {
    private Rewrite() {}

    /** Owner and permissions stay; behind a symbolic link the file it leads to is rewritten. */
    static void file(Path path, String text) throws IOException {
        Path file = path.toRealPath();
        Path beside = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".new");
        try {
            Files.writeString(beside, text);
            PosixFileAttributes before = Files.readAttributes(file, PosixFileAttributes.class);
            PosixFileAttributeView view = Files.getFileAttributeView(beside, PosixFileAttributeView.class);
            view.setOwner(before.owner());
            view.setGroup(before.group());
            view.setPermissions(before.permissions());
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
