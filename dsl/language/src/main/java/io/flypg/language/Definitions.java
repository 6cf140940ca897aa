package io.flypg.language;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.language.evaluate.Inputs;
import io.flypg.language.parse.Parsing;
import io.flypg.language.source.Source;
import io.flypg.language.source.SourceFile;
import io.flypg.language.source.SourceFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Reads definitions: files ending in {@code .flypg.groovy}, where a folder means all of them in it, by name. Reading has no effect
 * outside, however the file is written, and ends within bounds.
 */
public final class Definitions {
    private static final Duration LIMIT = Duration.ofSeconds(7);

    private Definitions() {}

    /**
     * Begins to load what reading needs, in the background: most of the time of a first read goes there. Worth calling first thing in
     * a program that will read; never necessary.
     */
    public static void prepare() {
        Thread thread = new Thread(Parsing::prepare, "definitions-prepare");
        thread.setDaemon(true);
        thread.start();
    }

    /** The words of files and folders, in the order given. */
    public static Reading read(List<Path> paths) {
        return read(paths, Map.of());
    }

    /**
     * The same with values for parameters.
     *
     * @param given by the names of parameters, as texts like {@code 20.GB}
     */
    public static Reading read(List<Path> paths, Map<String, String> given) {
        Problems problems = new Problems();
        SourceFiles files = new SourceFiles(problems);
        List<SourceFile> found = files.read(paths);
        if (found.isEmpty()) {
            return new Reading(List.of(), problems.toList());
        }
        String name = found.getFirst().source().name();
        return run(
                name,
                problems,
                late -> new DefinitionReader(files, Inputs.ofCommandLine(given), problems, late).readFiles(found));
    }

    /** The words of one text, named like a file. */
    public static Reading read(String name, String text) {
        return read(name, text, Inputs.ofCommandLine(Map.of()));
    }

    /** The words of one text; the parameters are noted. */
    static Reading read(String name, String text, Inputs inputs) {
        Problems problems = new Problems();
        List<Source> source = List.of(new Source(name, text));
        return run(
                name,
                problems,
                late -> new DefinitionReader(new SourceFiles(problems), inputs, problems, late).read(source));
    }

    /** What was found before stays when the work fails. */
    private static Reading run(String name, Problems problems, Function<BooleanSupplier, Reading> work) {
        List<Problem> before = problems.toList();
        return Worker.run(LIMIT, work, why -> {
            List<Problem> all = new ArrayList<>(before);
            all.add(Problem.at(Place.ofFile(name), "Definition cannot be read", why, "make it simpler, or split it"));
            return new Reading(List.of(), all);
        });
    }
}
