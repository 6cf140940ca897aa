package io.flypg.language.source;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reads definition files: plain files whose names end in {@code .flypg.groovy}, also behind all links, because problems quote
 * what they are about. Each file is read once. Whatever cannot be read is a problem with the path as the user named it.
 */
public final class SourceFiles {
    private static final String ENDING = ".flypg.groovy";
    private static final int LARGEST = 1_000_000;
    private static final int LARGEST_IN_ALL = 8_000_000;
    private static final int MOST = 1000;

    private final Problems problems;
    private final Map<Path, SourceFile> read = new HashMap<>();
    private final Set<Path> refused = new HashSet<>();
    private long bytes;

    public SourceFiles(Problems problems) {
        this.problems = problems;
    }

    /** The files at the paths; those in a folder sorted by name. */
    public List<SourceFile> read(List<Path> paths) {
        List<SourceFile> sources = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                refuse(path, "No such file or folder", "there is nothing at this path", "check the path");
            } else if (Files.isDirectory(path)) {
                inside(path, sources);
            } else if (!path.toString().endsWith(ENDING)) {
                refuse(path, "Not a definition", "the name of a definition ends in " + ENDING, "rename it");
            } else {
                add(path, path.resolveSibling(""), false, sources);
            }
        }
        return sources;
    }

    /**
     * The file of a name beside another one. It must be below the folder that the reading began in.
     *
     * @param place where it is named
     * @return null when it cannot be read, which is then a problem
     */
    public @Nullable SourceFile beside(SourceFile user, String name, Place place) {
        Path path = resolved(user, name, place);
        if (path == null) {
            return null;
        }
        try {
            Path real = path.toRealPath();
            if (!real.startsWith(user.root().real())) {
                problems.add(outside(place, name));
                return null;
            }
            return read(path.normalize(), real, user.root());
        } catch (NoSuchFileException _) {
            String detail = "there is no file " + path.normalize();
            problems.add(Problem.at(place, "No such file", detail, "check the name: it begins beside this file"));
        } catch (IOException e) {
            problems.add(Problem.at(place, "Cannot be read", why(e), ""));
        }
        return null;
    }

    /** What leads out of the folder by its name alone is not even looked for. */
    private @Nullable Path resolved(SourceFile user, String name, Place place) {
        try {
            Path path = user.path().resolveSibling(name.endsWith(ENDING) ? name : name + ENDING);
            Path inFolder = inFolder(user.path().resolveSibling(name), path);
            boolean below = user.root().holds(path) && user.root().holds(inFolder);
            if (below && !name.isBlank() && !Path.of(name).isAbsolute()) {
                return !Files.exists(path) && Files.exists(inFolder) ? inFolder : path;
            }
        } catch (InvalidPathException _) {
            // It is no name of a file, so there is none outside either; the same is said.
        }
        problems.add(outside(place, name));
        return null;
    }

    /** A folder stands for the definition that is called after it, as templates have it. */
    private static Path inFolder(Path folder, Path otherwise) {
        Path called = folder.toAbsolutePath().normalize().getFileName();
        return called == null ? otherwise : folder.resolve(called + ENDING);
    }

    private static Problem outside(Place place, String name) {
        String shown = name.length() > 100 ? name.substring(0, 100) + "…" : name;
        return Problem.at(
                place,
                "Outside of the folder",
                "'" + shown + "' does not lead to a file below the folder of this definition",
                "copy the file there");
    }

    private void inside(Path folder, List<SourceFile> sources) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (Path entry : entries) {
                found.add(entry);
                if (found.size() > MOST) {
                    refuse(
                            folder,
                            "Too many files",
                            "a definition has at most " + MOST + " files",
                            "put some together");
                    return;
                }
            }
        } catch (IOException e) {
            refuse(folder, "Cannot be read", why(e), "");
            return;
        }
        if (found.isEmpty()) {
            String detail = "no file in it ends in " + ENDING;
            refuse(folder, "Folder without definitions", detail, "name a file or another folder");
        }
        Collections.sort(found);
        found.forEach(file -> add(file, folder, true, sources));
    }

    /** A file that somebody named may be a link to anywhere; one that was found may not lead out of its folder. */
    private void add(Path path, Path folder, boolean confined, List<SourceFile> sources) {
        try {
            Path real = path.toRealPath();
            SourceFile.Root root = SourceFile.Root.of(folder);
            if (confined && !real.startsWith(root.real())) {
                refuse(
                        path,
                        "Outside of the folder",
                        "this is a link to a file elsewhere",
                        "name the file itself, or copy it");
                return;
            }
            boolean known = read.containsKey(real) || refused.contains(real);
            SourceFile file = known ? null : read(path, real, root);
            if (file != null) {
                sources.add(file);
            }
        } catch (NoSuchFileException _) {
            refuse(path, "Not a file", "a definition is a plain file", "");
        } catch (IOException e) {
            refuse(path, "Cannot be read", why(e), "");
        }
    }

    private @Nullable SourceFile read(Path path, Path real, SourceFile.Root root) throws IOException {
        SourceFile known = read.get(real);
        if (known != null || refused.contains(real)) {
            return known;
        }
        byte[] content = isReadable(path, real) ? content(path, real) : null;
        Source source =
                content == null ? null : Utf8.decode(path, content, problems).orElse(null);
        if (content == null || source == null) {
            refused.add(real);
            return null;
        }
        SourceFile file = new SourceFile(source, path, real, root, SourceFile.sha256(content));
        read.put(real, file);
        return file;
    }

    private boolean isReadable(Path path, Path real) {
        if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
            return refuse(path, "Not a file", "a definition is a plain file", "");
        }
        if (!real.toString().endsWith(ENDING)) {
            return refuse(path, "Not a definition", "this is a link to a file that is none", "name the file itself");
        }
        if (read.size() + refused.size() >= MOST) {
            return refuse(path, "Too many files", "a definition has at most " + MOST + " files", "put some together");
        }
        return true;
    }

    /** Whatever the file system says about its size, no more is read. */
    private byte @Nullable [] content(Path path, Path real) throws IOException {
        byte[] content;
        try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
            content = in.readNBytes(LARGEST + 1);
        }
        bytes += content.length;
        if (content.length > LARGEST) {
            refuse(path, "File too large", "a definition has at most " + LARGEST + " bytes", "split it, or use a loop");
            return null;
        }
        if (bytes > LARGEST_IN_ALL) {
            String detail = "all files of a definition have at most " + LARGEST_IN_ALL + " bytes together";
            refuse(path, "Definition too large", detail, "use loops and functions");
            return null;
        }
        return content;
    }

    private static String why(IOException e) {
        return e instanceof AccessDeniedException
                ? "this user may not read it"
                : "reading it failed: " + e.getMessage();
    }

    /** Always false. */
    private boolean refuse(Path path, String summary, String detail, String hint) {
        problems.add(Problem.at(Place.ofFile(path.toString()), summary, detail, hint));
        return false;
    }
}
