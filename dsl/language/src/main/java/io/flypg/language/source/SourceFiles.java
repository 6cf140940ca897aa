package io.flypg.language.source;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds and reads definition files. Whatever cannot be read is a problem with the path as the user named it. */
public final class SourceFiles {
    private static final String ENDING = ".flypg.groovy";
    private static final long LARGEST = 1_000_000;
    private static final int MOST = 1000;

    private SourceFiles() {}

    /** The texts of the files, each once; those in a folder sorted by name. */
    public static List<Source> read(List<Path> paths, Problems problems) {
        Set<Path> files = new LinkedHashSet<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                problems.add(
                        problem(path, "No such file or folder", "there is nothing at this path", "check the path"));
            } else if (Files.isDirectory(path)) {
                files.addAll(inside(path, problems));
            } else if (!path.toString().endsWith(ENDING)) {
                problems.add(
                        problem(path, "Not a definition", "the name of a definition ends in " + ENDING, "rename it"));
            } else {
                files.add(path);
            }
        }
        return read(files, problems);
    }

    private static List<Path> inside(Path folder, Problems problems) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + ENDING)) {
            entries.forEach(found::add);
        } catch (IOException e) {
            problems.add(unreadable(folder, e));
            return List.of();
        }
        if (found.isEmpty()) {
            problems.add(problem(
                    folder,
                    "Folder without definitions",
                    "no file in it ends in " + ENDING,
                    "name a file or another folder"));
        }
        Collections.sort(found);
        return found;
    }

    private static List<Source> read(Set<Path> files, Problems problems) {
        List<Source> sources = new ArrayList<>();
        Set<Path> known = new LinkedHashSet<>();
        for (Path file : files) {
            if (known.size() == MOST) {
                problems.add(problem(
                        file, "Too many files", "a definition has at most " + MOST + " files", "put some together"));
                return sources;
            }
            if (known.add(file.toAbsolutePath().normalize())) {
                read(file, problems, sources);
            }
        }
        return sources;
    }

    private static void read(Path file, Problems problems, List<Source> sources) {
        try {
            if (!Files.isRegularFile(file)) {
                problems.add(problem(file, "Not a file", "a definition is a plain file", ""));
            } else if (Files.size(file) > LARGEST) {
                problems.add(problem(
                        file,
                        "File too large",
                        "a definition has at most " + LARGEST + " bytes",
                        "split it, or use a loop"));
            } else {
                Utf8.decode(file, Files.readAllBytes(file), problems).ifPresent(sources::add);
            }
        } catch (IOException e) {
            problems.add(unreadable(file, e));
        }
    }

    private static Problem unreadable(Path path, IOException e) {
        String why = e instanceof AccessDeniedException
                ? "this user may not read it"
                : "reading it failed: " + e.getMessage();
        return problem(path, "Cannot be read", why, "");
    }

    private static Problem problem(Path path, String summary, String detail, String hint) {
        return Problem.at(Place.ofFile(path.toString()), summary, detail, hint);
    }
}
