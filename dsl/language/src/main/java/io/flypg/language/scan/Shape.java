package io.flypg.language.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes once through the tokens: finds the statements, and refuses what is not in the language or would not be bounded. */
final class Shape {
    private static final Set<String> NEVER_FIRST =
            Set.of("else", "in", "as", "instanceof", "extends", "implements", "throws", "catch", "finally");
    private static final int EMPTY_STATEMENTS = 10;

    private final Tokens tokens;
    private final Report report;
    private final ScanBounds bounds;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final List<Slice> slices = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private int sliceStart;
    private int headerEnd = -1;

    Shape(Tokens tokens, Report report, ScanBounds bounds) {
        this.tokens = tokens;
        this.report = report;
        this.bounds = bounds;
        frames.push(Frame.ofStatements());
    }

    Scan scan() {
        for (int i = 0; i < tokens.count(); i++) {
            if (beginsStatement(i)) {
                newStatement(i);
            }
            visit(i);
            refuse(i, Gaps.behind(tokens, i));
        }
        endCommand(tokens.count());
        endSlice(tokens.count());
        return new Scan(tokens, slices, commands, true);
    }

    private Frame frame() {
        return frames.getFirst();
    }

    /** In Groovy a new line ends a statement when it can, and something that can stand first follows. */
    private boolean beginsStatement(int i) {
        if (!frame().block || i == 0 || !tokens.isFirstOnLine(i)) {
            return false;
        }
        boolean ended = (tokens.endsOperand(i - 1) && i - 1 != headerEnd) || tokens.is(i - 1, Kind.SEMICOLON);
        return ended && canStandFirst(i);
    }

    private boolean canStandFirst(int i) {
        return switch (tokens.kind(i)) {
            case NAME, NUMBER, TEXT, TEXT_START -> true;
            case KEYWORD -> !NEVER_FIRST.contains(tokens.text(i));
            case OPEN -> !tokens.is(i, "{");
            case TEXT_PART, TEXT_END, CLOSE, COMMA, SEMICOLON, DOT, OPERATOR -> tokens.is(i, "@");
        };
    }

    private void newStatement(int i) {
        endCommand(i);
        frame().newStatement();
        if (frames.size() == 1) {
            endSlice(i);
        }
    }

    private void endCommand(int i) {
        if (frame().colon) {
            commands.add(new Command(frame().arguments, i - 1));
        }
        frame().newLine();
    }

    private void endSlice(int i) {
        if (i - sliceStart > bounds.statement()) {
            String detail = "one statement has at most " + bounds.statement() + " words, numbers and signs";
            throw report.end(
                    tokens.start(sliceStart),
                    tokens.end(sliceStart),
                    new Refusal("Statement too long", detail, "split it"));
        }
        slices.add(new Slice(sliceStart, i, report.isBad(sliceStart, i)));
        sliceStart = i;
    }

    private void visit(int i) {
        if (i > 0 && (i - 1 == headerEnd || tokens.is(i - 1, "else"))) {
            frame().newLine();
        }
        switch (tokens.kind(i)) {
            case NAME, NUMBER, TEXT, TEXT_START -> operand(i);
            case KEYWORD -> keyword(i);
            case TEXT_PART, TEXT_END -> {}
            case OPEN -> open(i);
            case CLOSE -> close(i);
            case COMMA -> frame().newValue();
            case SEMICOLON -> semicolon(i);
            case DOT -> postfix(i);
            case OPERATOR -> operator(i);
        }
    }

    private void operand(int i) {
        if (!tokens.endsOperand(i - 1) || i - 1 == headerEnd || (frame().block && tokens.isFirstOnLine(i))) {
            return;
        }
        boolean word = tokens.is(i - 1, Kind.NAME) || tokens.is(i - 1, Kind.TEXT);
        if (frame().block && word && frame().arguments < 0) {
            frame().arguments = i;
        } else {
            refuse(i, Neighbours.refusal(tokens, i, frame().block));
            frame().newLine();
        }
    }

    private void keyword(int i) {
        String keyword = tokens.text(i);
        if (keyword.equals("if") || keyword.equals("for") || keyword.equals("else")) {
            endCommand(i);
            count(i, ++frame().branches, bounds.branches(), "if, for and else in a row");
        } else if (keyword.equals("in")) {
            operator(i);
        }
        if (!tokens.is(i + 1, ":")) {
            refuse(i, Keywords.refusal(tokens, i, frame().block || frame().header, frames.size() == 1));
        }
    }

    private void open(int i) {
        if (tokens.endsOperand(i - 1) && i - 1 != headerEnd) {
            postfix(i);
        }
        if (tokens.is(i, "{")) {
            block(i);
        } else {
            boolean header = tokens.is(i - 1, "if") || tokens.is(i - 1, "for");
            Frame inside = frame().inside(header, tokens.is(i - 2, "def"));
            count(i, inside.depth, bounds.depth(), "parentheses and lists in each other");
            frames.push(inside);
        }
    }

    private void block(int i) {
        boolean free = Braces.isInterpolation(tokens, i) || Braces.isIteration(tokens, i);
        if (!free && frame().arguments >= 0 && tokens.endsOperand(i - 1)) {
            giveToWord(i);
        } else if (!free) {
            boolean line = frame().block && (frame().operators == 0 || i - 1 == headerEnd);
            refuse(i, Braces.refusal(tokens, i, line));
        }
        frames.push(Frame.ofStatements());
    }

    /** In {@code database 'x' { … }} Groovy gives the block to 'x'; it is read as it is meant when parentheses can be put in. */
    private void giveToWord(int i) {
        Command command = new Command(frame().arguments, i - 1);
        int from = tokens.start(command.first());
        report.note(from, tokens.end(i - 1), Neighbours.block(tokens, command));
        if (command.canBeWrapped(tokens) && !Neighbours.isType(tokens, command)) {
            commands.add(command);
        } else {
            report.spoil(i);
        }
        frame().newLine();
    }

    private void close(int i) {
        endCommand(i);
        if (frames.pop().header) {
            headerEnd = i;
        }
    }

    private void semicolon(int i) {
        endCommand(i);
        Frame frame = frame();
        frame.semicolons = tokens.is(i - 1, Kind.SEMICOLON) ? frame.semicolons + 1 : 0;
        count(i, frame.semicolons, EMPTY_STATEMENTS, "semicolons in a row");
        frame.newStatement();
    }

    private void postfix(int i) {
        count(i, ++frame().postfix, bounds.postfix(), "dots, brackets and blocks in a row");
    }

    private void operator(int i) {
        Frame frame = frame();
        String sign = tokens.text(i);
        if (sign.equals("->")) {
            refuse(i, Braces.arrow(tokens, i));
            frame.newStatement();
            return;
        }
        refuse(i, Signs.see(frame, sign));
        frame.postfix = 0;
        frame.colon |= frame.arguments >= 0 && sign.equals(":");
        count(i, ++frame.operators, bounds.operators(), "signs in one expression");
    }

    private void count(int i, int count, int limit, String what) {
        if (count > limit) {
            String detail = "there are more than " + limit + " " + what;
            throw report.end(
                    tokens.start(i), tokens.end(i), new Refusal("Chain too long", detail, "split it, with def"));
        }
    }

    private void refuse(int i, @Nullable Refusal refusal) {
        if (refusal != null) {
            report.add(i, tokens.start(i), tokens.end(i), refusal);
        }
    }
}
