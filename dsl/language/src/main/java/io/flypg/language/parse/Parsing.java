package io.flypg.language.parse;

import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.language.evaluate.Module;
import io.flypg.language.scan.Kind;
import io.flypg.language.scan.Scan;
import io.flypg.language.scan.Slice;
import io.flypg.language.scan.Tokens;
import io.flypg.language.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.codehaus.groovy.GroovyBugError;

/**
 * From the statements of a file to our tree. Groovy's parser gets them a few at a time: so it can be stopped in between, a mistake
 * makes only its own statement slow to read, and there can be several mistakes in one file.
 */
public final class Parsing {
    private static final int TOKENS_AT_A_TIME = 1000;

    private final Source source;
    private final Tokens tokens;
    private final PieceText text;
    private final Problems problems;
    private final BooleanSupplier late;
    private final GroovyParser parser = new GroovyParser();
    private final List<Piece> pieces = new ArrayList<>();
    private final Set<String> broken = new LinkedHashSet<>();
    private boolean whole = true;
    private boolean lostUse;

    private Parsing(Scan scan, Problems problems, BooleanSupplier late) {
        this.source = scan.tokens().source();
        this.tokens = scan.tokens();
        this.text = new PieceText(scan);
        this.problems = problems;
        this.late = late;
    }

    /**
     * The tree of a file.
     *
     * @param whole whether every statement could be parsed
     */
    public record Parsed(Module module, boolean whole) {}

    public static Parsed parse(Scan scan, Library library, Problems problems, BooleanSupplier late) {
        Parsing parsing = new Parsing(scan, problems, late);
        parsing.read(scan.slices());
        Module module = parsing.translator(library).translate(parsing.pieces, parsing.broken);
        return new Parsed(module, parsing.whole && scan.whole());
    }

    /** Reads a small statement, so that the tables of Groovy's parser are there when they are needed. */
    public static void prepare() {
        new GroovyParser().parse("", "a('b', c: 1.d) { e 2 }");
    }

    private Translator translator(Library library) {
        Translator translator = new Translator(broken, library);
        if (lostUse) {
            translator.lackNames();
        }
        return translator;
    }

    private void read(List<Slice> slices) {
        List<Slice> group = new ArrayList<>();
        int size = 0;
        for (Slice slice : slices) {
            if (slice.bad() || (!group.isEmpty() && size + slice.size() > TOKENS_AT_A_TIME)) {
                readGroup(group);
                group.clear();
                size = 0;
            }
            if (slice.bad()) {
                lose(slice);
            } else {
                group.add(slice);
                size += slice.size();
            }
        }
        readGroup(group);
    }

    private void readGroup(List<Slice> group) {
        if (group.isEmpty() || isLate(group.getFirst())) {
            return;
        }
        try {
            pieces.add(piece(group.getFirst().from(), group.getLast().to()));
        } catch (RuntimeException | GroovyBugError _) {
            for (Slice slice : group) {
                readOne(slice);
            }
        }
    }

    private void readOne(Slice slice) {
        if (isLate(slice)) {
            return;
        }
        try {
            pieces.add(piece(slice.from(), slice.to()));
        } catch (RuntimeException | GroovyBugError failure) {
            SyntaxErrors.report(failure, slice, tokens, trouble(slice.from()));
            lose(slice);
        }
    }

    private boolean isLate(Slice slice) {
        if (late.getAsBoolean() && whole) {
            String detail = "Groovy's parser needs too long for this file, and has come to here";
            String hint = "split the file, and write word('x', key: value) with parentheses where names follow a value";
            problems.add(Problem.at(tokens.place(slice.from()), "Reading takes too long", detail, hint));
            whole = false;
        }
        return late.getAsBoolean();
    }

    /** What is defined in a statement that cannot be read is not unknown elsewhere. */
    private void lose(Slice slice) {
        whole = false;
        for (int i = slice.from(); i + 1 < slice.to(); i++) {
            if (tokens.is(i, "def") && tokens.is(i + 1, Kind.NAME)) {
                broken.add(tokens.text(i + 1));
            }
        }
        lostUse |= tokens.is(slice.from(), Heads.USE);
        int name = tokens.is(slice.from() + 1, "(") ? slice.from() + 2 : slice.from() + 1;
        if (tokens.is(slice.from(), Heads.PARAMETER) && tokens.is(name, Kind.TEXT)) {
            String quoted = tokens.text(name);
            broken.add(quoted.substring(1, quoted.length() - 1));
        }
    }

    private Piece piece(int from, int to) {
        return new Piece(parser.parse(source.name(), text.of(from, to)), trouble(from));
    }

    private Trouble trouble(int from) {
        return new Trouble(source, problems, source.lineOf(tokens.start(from)) - 1);
    }
}
