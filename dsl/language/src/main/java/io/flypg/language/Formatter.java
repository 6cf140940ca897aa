package io.flypg.language;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.language.format.Canonical;
import io.flypg.language.parse.Parsing;
import io.flypg.language.scan.PreScan;
import io.flypg.language.scan.Scan;
import io.flypg.language.scan.ScanBounds;
import io.flypg.language.source.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Brings definitions into their canonical form. */
public final class Formatter {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /** What may be missing only because it stands in a file that this one uses. */
    private static final Set<String> NAMES = Set.of("Unknown name", "A word is no value");

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
        boolean whole = Parsing.parse(scan, problems, late).whole();
        boolean alone = !usesOthers(scan);
        List<Problem> found = problems.toList().stream()
                .filter(problem -> alone || !NAMES.contains(problem.summary()))
                .toList();
        boolean certain = whole && found.isEmpty();
        return new Formatted(certain ? Optional.of(Canonical.text(scan)) : Optional.empty(), found);
    }

    private static boolean usesOthers(Scan scan) {
        return scan.slices().stream().anyMatch(slice -> scan.tokens().is(slice.from(), "use"));
    }

    private static Formatted failed(Source source, String why) {
        Problem problem = Problem.at(
                Place.ofFile(source.name()), "Definition cannot be read", why, "make it simpler, or split it");
        return new Formatted(Optional.empty(), List.of(problem));
    }
}
