package io.flypg.local.node.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flypg.local.node.process.Trees;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file system of an image, put together from what this computer has: the unpacked PostgreSQL, the programs that the real image has
 * besides, and the libraries that all of these want.
 */
final class RootFolder implements AutoCloseable {
    private static final Path LOCALES = Path.of("/usr/lib/locale/C.utf8");
    private static final Pattern LIBRARY = Pattern.compile("(/\\S+) \\(0x");

    /** The commands that PostgreSQL's programs and people in the guest expect. */
    private static final List<String> APPLETS = List.of(
            "sh",
            "cat",
            "ls",
            "cp",
            "mv",
            "rm",
            "df",
            "du",
            "ps",
            "env",
            "id",
            "head",
            "tail",
            "grep",
            "sleep",
            "kill",
            "fallocate",
            "true",
            "false",
            "test",
            "echo",
            "base64",
            "su");

    private final Path root;

    RootFolder() throws IOException {
        this.root = Files.createTempDirectory("flypg-image-");
    }

    Path path() {
        return root;
    }

    /** Puts PostgreSQL where Debian has it, so that a path leads to it in any image. */
    void addPostgres(Path home, String to) throws IOException, InterruptedException {
        Path target = inside(Path.of(to));
        copy(home, target);
        try (Stream<Path> files = Files.walk(home)) {
            addLibraries(files.filter(RootFolder::isBinary).toList(), home);
        }
    }

    /** The shell and its helpers, by one program that needs no library. */
    void addShell(Path busybox) throws IOException {
        file(busybox, Path.of("/bin/busybox"));
        for (String applet : APPLETS) {
            Files.createSymbolicLink(inside(Path.of("/bin", applet)), Path.of("busybox"));
        }
        Files.createDirectories(inside(Path.of("/etc")));
        Files.writeString(inside(Path.of("/etc/nsswitch.conf")), "hosts: files dns\n");
        Files.writeString(inside(Path.of("/etc/passwd")), "root:x:0:0::/root:/bin/sh\n");
        if (Files.isDirectory(LOCALES)) {
            Files.createDirectories(inside(LOCALES.resolveSibling("")));
            copy(LOCALES, inside(LOCALES));
        }
    }

    /** A program, under its own name in {@code /usr/bin}, with its libraries. */
    void addProgram(Path program) throws IOException, InterruptedException {
        file(program, Path.of("/usr/bin", program.getFileName().toString()));
        addLibraries(List.of(program), program);
    }

    @Override
    public void close() throws IOException {
        Trees.delete(root);
    }

    /** What {@code ldd} finds outside of the files' own folder: the loader itself is among it. */
    private void addLibraries(List<Path> binaries, Path own) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("ldd"));
        binaries.forEach(binary -> line.add(binary.toString()));
        Process ldd = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(ldd.getInputStream().readAllBytes(), UTF_8);
        ldd.waitFor();
        List<Path> libraries = LIBRARY.matcher(printed)
                .results()
                .map((MatchResult found) -> Path.of(found.group(1)))
                .filter(library -> !library.startsWith(own))
                .distinct()
                .toList();
        for (Path library : libraries) {
            file(library, library);
        }
    }

    private static boolean isBinary(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && (name.contains(".so") || Files.isExecutable(file));
    }

    /** Links are followed: the file lies in the image under the name that is looked for. */
    private void file(Path from, Path to) throws IOException {
        Path target = inside(to);
        Files.createDirectories(target.resolveSibling(""));
        Files.copy(from, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private Path inside(Path path) {
        return root.resolve(Path.of("/").relativize(path));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolveSibling(""));
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                put(folder);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                put(file);
                return FileVisitResult.CONTINUE;
            }

            private void put(Path path) throws IOException {
                Files.copy(
                        path,
                        to.resolve(from.relativize(path)),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        LinkOption.NOFOLLOW_LINKS);
            }
        });
    }
}
