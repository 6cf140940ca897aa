package io.flypg.language;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.language.format.Canonical;
import io.flypg.language.parse.Library;
import io.flypg.language.parse.Parsing;
import io.flypg.language.scan.PreScan;
import io.flypg.language.scan.Scan;
import io.flypg.language.scan.ScanBounds;
import io.flypg.language.source.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Brings definitions into their canonical form. */
public final class Formatter {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** The form of a file depends on no other, so those it uses are not read, and names that are not known may stand there. */
    private static final Library ELSEWHERE = (_, _) -> null;

    private Formatter() {}

    /**
     * What comes of one source.
     *
     * @param text its canonical form; empty when it cannot be read for certain, so that nothing may be changed
     * @param problems why not, sorted by place
     */
    public record Formatted(Optional<String> text, List<Problem> problems) {
        public Formatted {
            problems = List.copyOf(problems);
        }
    }

    /** The canonical form of one source; it has the same words, values and comments. */
    public static Formatted format(Source source) {
        Source plain = new Source(source.name(), source.text().replace("\r\n", "\n"));
        return Worker.run(LIMIT, late -> format(plain, late), why -> failed(source, why));
    }

    private static Formatted format(Source source, BooleanSupplier late) {
        Problems problems = new Problems();
        Scan scan = PreScan.of(source, problems, ScanBounds.STANDARD);
        boolean whole = Parsing.parse(scan, ELSEWHERE, problems, late).whole();
        boolean certain = whole && !problems.hasErrors();
        return new Formatted(certain ? Optional.of(Canonical.text(scan)) : Optional.empty(), problems.toList());
    }

    private static Formatted failed(Source source, String why) {
        Problem problem = Problem.at(
                Place.ofFile(source.name()), "Definition cannot be read", why, "make it simpler, or split it");
        return new Formatted(Optional.empty(), List.of(problem));
    }
}
