package io.flypg.language.scan;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.language.source.Source;

/** Looks at a file before Groovy's parser does, in linear time: what it lets through the parser can read in bounded time and stack. */
public final class PreScan {
    private final Source source;
    private final Problems problems;
    private final ScanBounds bounds;

    private PreScan(Source source, Problems problems, ScanBounds bounds) {
        this.source = source;
        this.problems = problems;
        this.bounds = bounds;
    }

    /** The tokens and statements of a source, without those that must not be parsed. */
    public static Scan of(Source source, Problems problems, ScanBounds bounds) {
        return new PreScan(source, problems, bounds).scan();
    }

    private Scan scan() {
        Tokens none = new Tokens(source);
        if (isTooLarge()) {
            return Scan.nothing(none);
        }
        Report report = new Report(source, problems);
        try {
            Tokens tokens = new Lexer(source, report, bounds).read();
            if (tokens.count() == 0) {
                throw empty();
            }
            return new Shape(tokens, report, bounds).scan();
        } catch (Unreadable _) {
            return Scan.nothing(none);
        }
    }

    private boolean isTooLarge() {
        if (source.text().length() > bounds.characters()) {
            String detail = "a definition has at most " + bounds.characters() + " characters";
            problems.add(Problem.at(Place.ofFile(source.name()), "File too large", detail, "split it, or use a loop"));
            return true;
        }
        for (int line = 1; line <= source.lineCount(); line++) {
            int start = source.lineStart(line);
            if (source.lineStart(line + 1) - start > bounds.line()) {
                String detail = "a line has at most " + bounds.line() + " characters";
                problems.add(Problem.at(source.place(start, start + 1), "Line too long", detail, "break it"));
                return true;
            }
        }
        return false;
    }

    private Unreadable empty() {
        problems.add(Problem.at(
                Place.ofFile(source.name()),
                "Empty definition",
                "there is nothing in it but blanks and comments",
                "begin with project 'name' and organization 'name', or leave the file out"));
        return new Unreadable();
    }
}
