package io.flypg.language;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Word;
import io.flypg.language.evaluate.Bounds;
import io.flypg.language.evaluate.Evaluation;
import io.flypg.language.evaluate.Inputs;
import io.flypg.language.evaluate.Module;
import io.flypg.language.evaluate.Run;
import io.flypg.language.parse.Library;
import io.flypg.language.parse.Parsing;
import io.flypg.language.scan.PreScan;
import io.flypg.language.scan.Scan;
import io.flypg.language.scan.ScanBounds;
import io.flypg.language.source.Source;
import io.flypg.language.source.SourceFile;
import io.flypg.language.source.SourceFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One reading of one definition: its files, and those they use, each once. */
final class DefinitionReader implements Library {
    private final SourceFiles files;
    private final Inputs inputs;
    private final Problems problems;
    private final BooleanSupplier late;
    private final Map<Source, SourceFile> origins = new HashMap<>();
    private final Map<Source, Module> modules = new HashMap<>();
    private final Set<Source> open = new LinkedHashSet<>();
    private boolean whole;

    DefinitionReader(SourceFiles files, Inputs inputs, Problems problems, BooleanSupplier late) {
        this.files = files;
        this.inputs = inputs;
        this.problems = problems;
        this.late = late;
        this.whole = !problems.hasErrors();
    }

    /** The words of files. */
    Reading readFiles(List<SourceFile> all) {
        all.forEach(file -> origins.put(file.source(), file));
        return read(all.stream().map(SourceFile::source).toList());
    }

    /** The words of texts, which use no files unless they come from one. */
    Reading read(List<Source> sources) {
        List<Word> words = new ArrayList<>();
        Run run = new Run(Bounds.STANDARD, problems, inputs, late);
        for (Source source : sources) {
            words.addAll(Evaluation.words(module(source), run));
        }
        whole &= !run.lost();
        if (whole) {
            run.checkParameters();
        }
        return Reading.of(whole ? words : List.of(), problems.toList());
    }

    @Override
    public @Nullable Module find(Source user, Wanted wanted) {
        Place place = wanted.place();
        SourceFile origin = origins.get(user);
        SourceFile file = origin == null ? null : files.beside(origin, wanted.name(), place);
        if (file == null) {
            if (origin == null) {
                problems.add(Problem.at(
                        place,
                        "Nothing to use",
                        "this text is read by itself, so no file is beside it",
                        "a template for init is one file; copy what it uses into it"));
            }
            whole = false;
            return null;
        }
        origins.put(file.source(), file);
        if (wanted.pin() != null && !isPinned(file, wanted.pin())) {
            whole = false;
            return null;
        }
        if (open.contains(file.source())) {
            problems.add(circle(file.source(), place));
            whole = false;
            return null;
        }
        return module(file.source());
    }

    private boolean isPinned(SourceFile file, Pin pin) {
        if (file.sha256().equalsIgnoreCase(pin.sha256())) {
            return true;
        }
        problems.add(Problem.at(
                pin.place(),
                "Checksum differs",
                file.path() + " is not what was pinned: its sha256 is " + file.sha256(),
                "look at what changed in it, and then write that checksum here"));
        return false;
    }

    private Module module(Source source) {
        Module known = modules.get(source);
        if (known != null) {
            return known;
        }
        open.add(source);
        Scan scan = PreScan.of(source, problems, ScanBounds.STANDARD);
        Parsing.Parsed parsed = Parsing.parse(scan, this, problems, late);
        open.remove(source);
        whole &= parsed.whole();
        modules.put(source, parsed.module());
        return parsed.module();
    }

    private Problem circle(Source again, Place place) {
        String chain = open.stream()
                .dropWhile(source -> source != again)
                .map(Source::name)
                .collect(Collectors.joining(" uses "));
        String detail = chain + " uses " + again.name();
        return Problem.at(place, "Files use each other", detail, "put what both need into a third file");
    }
}
