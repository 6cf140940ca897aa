package io.flypg.language.format;

import io.flypg.language.scan.Command;
import io.flypg.language.scan.Kind;
import io.flypg.language.scan.Scan;
import io.flypg.language.scan.Tokens;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Set;

/** What tokens are to each other. */
final class Structure {
    private static final Set<String> GOES_ON = Set.of("else", "in", "as", "instanceof");

    private final Tokens tokens;
    private final int[] partners;

    /** Behind the head of an {@code if} or {@code for} a statement follows. */
    private final BitSet heads = new BitSet();

    /** Signs in front of the one value they belong to. */
    private final BitSet prefixes = new BitSet();

    /** Colons between the two outcomes of a condition. */
    private final BitSet choices = new BitSet();

    /** The names in front of an arrow, and the arrow. */
    private final BitSet parameters = new BitSet();

    private final BitSet opening = new BitSet();
    private final BitSet closing = new BitSet();

    Structure(Scan scan) {
        this.tokens = scan.tokens();
        this.partners = new int[tokens.count()];
        readTokens();
        scan.commands().stream().filter(this::hasNames).forEach(command -> {
            opening.set(command.first() - 1);
            closing.set(command.last());
        });
        for (int i = 0; i < tokens.count() - 1; i++) {
            if (isBareThing(i)) {
                opening.set(i);
                closing.set(i + 1);
            }
        }
    }

    /** What is declared has its name in parentheses, whether a block follows or not. */
    private boolean isBareThing(int token) {
        return tokens.is(token, "app")
                && (tokens.isFirstOnLine(token) || !tokens.endsOperand(token - 1))
                && beginsStatement(token)
                && (tokens.is(token + 1, Kind.TEXT) || tokens.is(token + 1, Kind.NAME))
                && endsStatement(token + 1);
    }

    private boolean endsStatement(int token) {
        int next = token + 1;
        return next == tokens.count()
                || tokens.is(next, Kind.SEMICOLON)
                || tokens.is(next, Kind.CLOSE)
                || (tokens.isFirstOnLine(next) && !tokens.is(next, Kind.OPEN) && canStandFirst(next));
    }

    private void readTokens() {
        Deque<Integer> open = new ArrayDeque<>();
        Deque<Integer> undecided = new ArrayDeque<>();
        undecided.push(0);
        for (int i = 0; i < tokens.count(); i++) {
            switch (tokens.kind(i)) {
                case OPEN -> {
                    open.push(i);
                    undecided.push(0);
                }
                case CLOSE -> {
                    close(open.pop(), i);
                    undecided.pop();
                }
                case OPERATOR -> undecided.push(operator(i, undecided.pop()));
                default -> {}
            }
        }
    }

    private void close(int from, int to) {
        partners[from] = to;
        partners[to] = from;
        heads.set(to, tokens.is(to, ")") && (tokens.is(from - 1, "if") || tokens.is(from - 1, "for")));
    }

    /** How many conditions wait for their colon, after the sign. */
    private int operator(int i, int undecided) {
        prefixes.set(i, !tokens.endsOperand(i - 1) || heads.get(i - 1));
        if (tokens.is(i, "->")) {
            int from = i;
            while (!tokens.is(from - 1, "{")) {
                from--;
            }
            parameters.set(from, i + 1);
        }
        if (tokens.is(i, ":") && undecided > 0) {
            choices.set(i);
            return undecided - 1;
        }
        return tokens.is(i, "?") ? undecided + 1 : undecided;
    }

    /** Whether there are named values among those of a word. */
    private boolean hasNames(Command command) {
        for (int i = command.first(); i <= command.last(); i++) {
            if (tokens.is(i, Kind.OPEN)) {
                i = partners[i];
            } else if (tokens.is(i, ":") && !choices.get(i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an opening parenthesis goes behind this token that is not written. */
    boolean needsOpening(int token) {
        return opening.get(token);
    }

    /** Whether a closing parenthesis goes behind this token that is not written. */
    boolean needsClosing(int token) {
        return closing.get(token);
    }

    boolean isPrefix(int token) {
        return prefixes.get(token);
    }

    boolean isHead(int token) {
        return token >= 0 && heads.get(token);
    }

    /** Whether parentheses end with it that Groovy takes for those of a cast when a block follows on the same line. */
    boolean isCast(int token) {
        if (!tokens.is(token, ")") || isHead(token)) {
            return false;
        }
        int open = partners[token];
        return !tokens.endsOperand(open - 1) || tokens.isFirstOnLine(open);
    }

    /** Whether it is the colon of a condition, not of a name. */
    boolean isChoice(int token) {
        return choices.get(token);
    }

    /** Whether it belongs to the names that a block gives to what it gets. */
    boolean isParameter(int token) {
        return parameters.get(token);
    }

    /** Whether a block begins with names and an arrow. */
    boolean hasParameters(int open) {
        return parameters.get(open + 1);
    }

    /** The block that this arrow belongs to. */
    int blockOf(int arrow) {
        return parameters.previousClearBit(arrow);
    }

    /** Whether the brackets are on different lines; true for the top of the file. */
    boolean isBroken(int open) {
        return tokens.source().lineOf(tokens.start(open)) < tokens.source().lineOf(tokens.start(partners[open]));
    }

    int partner(int bracket) {
        return partners[bracket];
    }

    /** Whether a statement begins with this token, when it is first on its line and no parentheses are open. */
    boolean beginsStatement(int token) {
        if (token == 0 || tokens.is(token - 1, Kind.SEMICOLON) || tokens.is(token, "else")) {
            return true;
        }
        if (tokens.is(token - 1, "{") || tokens.is(token - 1, "->")) {
            return true;
        }
        return tokens.endsOperand(token - 1) && !isHead(token - 1) && canStandFirst(token);
    }

    /** Whether it can be the first of a statement on a line of its own. */
    boolean canStandFirst(int token) {
        return token == tokens.count()
                || switch (tokens.kind(token)) {
                    case NAME, NUMBER, TEXT, TEXT_START, OPEN, CLOSE -> true;
                    case KEYWORD -> !GOES_ON.contains(tokens.text(token));
                    case TEXT_PART, TEXT_END, COMMA, SEMICOLON, DOT, OPERATOR -> false;
                };
    }
}
