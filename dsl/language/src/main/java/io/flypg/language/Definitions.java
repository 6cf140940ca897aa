package io.flypg.language;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Word;
import io.flypg.language.evaluate.Bounds;
import io.flypg.language.evaluate.Evaluation;
import io.flypg.language.evaluate.Run;
import io.flypg.language.parse.Parsing;
import io.flypg.language.scan.PreScan;
import io.flypg.language.scan.Scan;
import io.flypg.language.scan.ScanBounds;
import io.flypg.language.source.Source;
import io.flypg.language.source.SourceFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Reads definitions: files ending in {@code .flypg.groovy}, where a folder means all of them in it, by name. Reading has no effect
 * outside, however the file is written, and ends within bounds.
 */
public final class Definitions {
    private static final Duration LIMIT = Duration.ofSeconds(15);

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
        Problems problems = new Problems();
        List<Source> sources = SourceFiles.read(paths, problems);
        return read(sources, problems);
    }

    /** The words of one text, named like a file. */
    public static Reading read(String name, String text) {
        return read(List.of(new Source(name, text)), new Problems());
    }

    private static Reading read(List<Source> sources, Problems problems) {
        if (sources.isEmpty()) {
            return new Reading(List.of(), problems.toList());
        }
        List<Problem> before = problems.toList();
        return Worker.run(LIMIT, late -> evaluate(sources, problems, late), why -> failed(sources, before, why));
    }

    private static Reading evaluate(List<Source> sources, Problems problems, BooleanSupplier late) {
        boolean whole = !problems.hasErrors();
        List<Word> words = new ArrayList<>();
        Run run = new Run(Bounds.STANDARD, problems, late);
        for (Source source : sources) {
            Scan scan = PreScan.of(source, problems, ScanBounds.STANDARD);
            Parsing.Parsed parsed = Parsing.parse(scan, problems, late);
            words.addAll(Evaluation.words(parsed.block(), run));
            whole &= parsed.whole();
        }
        return Reading.of(whole && !run.lost() ? words : List.of(), problems.toList());
    }

    private static Reading failed(List<Source> sources, List<Problem> before, String why) {
        Place place = Place.ofFile(sources.getFirst().name());
        List<Problem> all = new ArrayList<>(before);
        all.add(Problem.at(place, "Definition cannot be read", why, "make it simpler, or split it"));
        return new Reading(List.of(), all);
    }
}
