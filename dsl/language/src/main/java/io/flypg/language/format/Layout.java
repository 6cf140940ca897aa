package io.flypg.language.format;

import io.flypg.language.scan.Kind;
import io.flypg.language.scan.Scan;
import io.flypg.language.scan.Tokens;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the atoms of a definition, line by line. Where a line ends is left to the author, but for blocks on several lines. */
final class Layout {
    private static final int STEP = 4;

    private final Tokens tokens;
    private final Structure structure;
    private final Spacing spacing;
    private final List<Atom> atoms;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final StringBuilder out = new StringBuilder();
    private @Nullable Atom before;
    private int indent;
    private int lines;
    private boolean separated;

    /**
     * A pair of brackets that is open, or the top of the file.
     *
     * @param block whether statements stand in it
     * @param broken whether each stands on a line of its own
     * @param indent of the line it begins on
     */
    private record Frame(boolean block, boolean broken, int indent) {}

    Layout(Scan scan) {
        this.tokens = scan.tokens();
        this.structure = new Structure(scan);
        this.spacing = new Spacing(tokens, structure);
        this.atoms = Atoms.of(tokens);
        frames.push(new Frame(true, true, -STEP));
    }

    String write() {
        for (Atom atom : atoms) {
            lines = Math.max(lines, atom.lines());
            if (isLeftOut(atom)) {
                boolean ending = endsStatement(atom.first() - 1);
                separated |= ending && frame().broken && !tokens.is(behindSemicolons(atom.first()), "else");
            } else {
                put(atom);
                before = atom;
                lines = 0;
                separated = false;
            }
        }
        return out.append('\n').toString();
    }

    /** Whether it is a semicolon that says nothing, or that the end of a line stands for. */
    private boolean isLeftOut(Atom atom) {
        int token = atom.first();
        if (atom.isComment() || !tokens.is(token, Kind.SEMICOLON) || !frame().block) {
            return false;
        }
        boolean empty = token == 0
                || tokens.is(token - 1, Kind.SEMICOLON)
                || tokens.is(token - 1, "{")
                || tokens.is(token - 1, "->");
        boolean ending = endsStatement(token - 1) && !structure.isHead(token - 1);
        int next = behindSemicolons(token);
        if (empty || !ending) {
            return empty;
        }
        if (next == tokens.count() || tokens.is(next, Kind.CLOSE)) {
            return true;
        }
        return tokens.is(next, "else")
                ? tokens.isFirstOnLine(next)
                : frame().broken && structure.canStandFirst(next) && !tokens.is(next, "(");
    }

    /** A comma too many stands in front of a parenthesis that is missing. */
    private boolean endsStatement(int token) {
        return tokens.endsOperand(token) || (token >= 0 && structure.needsClosing(token));
    }

    private void put(Atom atom) {
        int left = frame().indent;
        if (isBracket(atom, Kind.CLOSE)) {
            frames.pop();
        }
        gap(atom, left);
        out.append(atom.isComment() ? comment(atom.text()) : atom.text());
        if (isBracket(atom, Kind.OPEN)) {
            boolean block = tokens.is(atom.last(), "{");
            frames.push(new Frame(block, block && structure.isBroken(atom.last()), indent));
        }
        if (!atom.isComment()) {
            parenthesise(atom.last());
        }
    }

    /** Writes the parentheses that are missing behind a token. */
    private void parenthesise(int token) {
        if (structure.needsOpening(token)) {
            out.append('(');
            frames.push(new Frame(false, false, indent));
        }
        if (structure.needsClosing(token)) {
            out.append(')');
            frames.pop();
        }
    }

    /**
     * What stands between what was written before and this.
     *
     * @param left how far in the line begins that has the opening bracket, when this is a closing one
     */
    private void gap(Atom atom, int left) {
        Atom last = before;
        if (last == null) {
            return;
        }
        if (!beginsLine(last, atom)) {
            out.append(spacing.between(last, atom) ? " " : "");
            return;
        }
        boolean inside = isBracket(last, Kind.OPEN) || isArrow(last) || isBracket(atom, Kind.CLOSE);
        out.append(lines > 1 && !inside && !goesOn(atom) ? "\n\n" : "\n");
        indent = isBracket(atom, Kind.CLOSE) ? left : inner(atom);
        out.repeat(' ', indent);
    }

    private boolean beginsLine(Atom last, Atom atom) {
        if (last.endsLine() || isEmptyPair(last, atom)) {
            return last.endsLine();
        }
        boolean beside = atom.isComment() && lines == 0;
        if (!beside && (opensLines(last) || closesLines(atom))) {
            return true;
        }
        boolean remark = beside && atom.endsLine();
        return (separated && !remark) || (lines > 0 && !isJoined(last, atom));
    }

    private boolean opensLines(Atom atom) {
        if (atom.isComment()) {
            return false;
        }
        int token = atom.last();
        return tokens.is(token, "{")
                ? structure.isBroken(token) && !structure.hasParameters(token)
                : tokens.is(token, "->") && structure.isBroken(structure.blockOf(token));
    }

    private boolean closesLines(Atom atom) {
        return isBracket(atom, Kind.CLOSE)
                && tokens.is(atom.first(), "}")
                && structure.isBroken(structure.partner(atom.first()));
    }

    /** Whether it goes behind what stands on the line above. */
    private boolean isJoined(Atom last, Atom atom) {
        if (last.isComment() || atom.isComment()) {
            return false;
        }
        int token = atom.first();
        return (tokens.is(token, "{") && !structure.isCast(last.last()))
                || (tokens.is(token, "else") && tokens.is(last.last(), "}"))
                || structure.isParameter(token);
    }

    private boolean isEmptyPair(Atom last, Atom atom) {
        return isBracket(last, Kind.OPEN) && isBracket(atom, Kind.CLOSE);
    }

    private boolean isBracket(Atom atom, Kind kind) {
        return !atom.isComment() && tokens.is(atom.first(), kind);
    }

    private boolean isArrow(Atom atom) {
        return !atom.isComment() && tokens.is(atom.first(), "->");
    }

    /** How far in a line begins that does not begin with a closing bracket. */
    private int inner(Atom atom) {
        return frame().indent + STEP + (goesOn(atom) ? STEP : 0);
    }

    /** Whether it belongs to a statement that began on a line above. */
    private boolean goesOn(Atom atom) {
        int token = atom.isComment() ? behindSemicolons(atom.first()) : atom.first();
        return frame().block && !structure.beginsStatement(token);
    }

    private int behindSemicolons(int from) {
        int token = from;
        while (tokens.is(token, Kind.SEMICOLON)) {
            token++;
        }
        return token;
    }

    /** The lines of a comment that begin with a star stand below the first one. */
    private String comment(String text) {
        String[] parts = text.split("\n", -1);
        StringBuilder written = new StringBuilder(parts[0].stripTrailing());
        for (int i = 1; i < parts.length; i++) {
            String line = parts[i].stripTrailing();
            String star = line.stripLeading();
            written.append('\n').append(star.startsWith("*") ? " ".repeat(indent + 1) + star : line);
        }
        return written.toString();
    }

    private Frame frame() {
        return frames.getFirst();
    }
}
