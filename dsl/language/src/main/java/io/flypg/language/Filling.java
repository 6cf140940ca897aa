package io.flypg.language;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import io.flypg.language.evaluate.Parameter;
import io.flypg.language.evaluate.Spelling;
import io.flypg.language.evaluate.Wording;
import io.flypg.language.scan.Kind;
import io.flypg.language.scan.PreScan;
import io.flypg.language.scan.Scan;
import io.flypg.language.scan.ScanBounds;
import io.flypg.language.scan.Slice;
import io.flypg.language.scan.Tokens;
import io.flypg.language.source.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Puts the values of parameters where their names stand, and takes the parameters out. Everything else stays as it is written. */
final class Filling {
    private final Source source;
    private final Scan scan;
    private final Tokens tokens;
    private final List<Edit> edits = new ArrayList<>();

    /** Other text from one offset to another. */
    private record Edit(int from, int to, String text) {}

    Filling(Source source, List<Parameter> parameters) {
        this.source = source;
        this.scan = PreScan.of(source, new Problems(), ScanBounds.STANDARD);
        this.tokens = scan.tokens();
        parameters.forEach(this::fill);
    }

    String text() {
        StringBuilder text = new StringBuilder(source.text());
        edits.sort(Comparator.comparingInt(Edit::from).reversed());
        for (Edit edit : edits) {
            text.replace(edit.from, edit.to, edit.text);
            if (edit.text.isEmpty() && isGap(text, edit.from)) {
                text.deleteCharAt(edit.from);
            }
        }
        return plainTexts(new Source(source.name(), text.toString()));
    }

    /** Whether the lines before and after this one are empty, so that one of them is too many. */
    private static boolean isGap(StringBuilder text, int at) {
        boolean before = at == 0 || (at > 1 && text.charAt(at - 1) == '\n' && text.charAt(at - 2) == '\n');
        return before && at < text.length() && text.charAt(at) == '\n';
    }

    private void fill(Parameter parameter) {
        Slice declaration = slice(tokenAt(parameter.place()));
        remove(declaration);
        Value value = Objects.requireNonNull(parameter.value(), "a template without errors has values");
        for (Place use : parameter.binding().uses()) {
            int token = tokenAt(use);
            if (!isInParameter(slice(token))) {
                replace(token, value);
            }
        }
    }

    private int tokenAt(Place place) {
        return tokens.at(source.offset(place.line(), place.column()));
    }

    private Slice slice(int token) {
        return scan.slices().stream()
                .filter(slice -> slice.from() <= token && token < slice.to())
                .findFirst()
                .orElseThrow();
    }

    /** A default may depend on another parameter; it goes with its parameter. */
    private boolean isInParameter(Slice slice) {
        return tokens.is(slice.from(), "parameter");
    }

    /** With its line, unless something else is on it. */
    private void remove(Slice slice) {
        int from = tokens.start(slice.from());
        int to = tokens.end(slice.to() - 1);
        int start = source.lineStart(source.lineOf(from));
        int end = source.lineStart(source.lineOf(to) + 1);
        boolean alone =
                source.slice(start, from).isBlank() && source.slice(to, end).isBlank();
        edits.add(alone ? new Edit(start, end, "") : new Edit(from, to, ""));
    }

    private void replace(int token, Value value) {
        if (isTextPart(token - 1)) {
            inText(tokens.end(token - 1) - 1, tokens.end(token), value);
        } else if (tokens.is(token - 1, "{") && isTextPart(token - 2) && tokens.is(token + 1, "}")) {
            inText(tokens.end(token - 2) - 1, tokens.end(token + 1), value);
        } else {
            boolean behindWord = tokens.is(token - 1, Kind.NAME) && !tokens.isFirstOnLine(token);
            String written = behindWord && value instanceof Value.Many many ? behindWord(token, many) : plain(value);
            edits.add(new Edit(tokens.start(token), tokens.end(token), written));
        }
    }

    private static String plain(Value value) {
        String written = Spelling.of(value);
        return written.startsWith("-") ? "(" + written + ")" : written;
    }

    /**
     * A list that is all there is behind a word is written as people write several values. Where it begins an expression, brackets right
     * behind the word would be read as those of an element, so all behind the word comes into parentheses.
     */
    private String behindWord(int token, Value.Many many) {
        String written = Spelling.of(many);
        if (!endsArgument(token + 1)) {
            int end = tokens.end(lastBehindWord(token));
            edits.add(new Edit(end, end, ")"));
            return "(" + written;
        }
        return many.values().isEmpty() ? "([])" : written.substring(1, written.length() - 1);
    }

    private boolean endsArgument(int token) {
        return endsArguments(token) || tokens.is(token, Kind.COMMA);
    }

    private int lastBehindWord(int token) {
        int depth = 0;
        int next = token + 1;
        while (depth > 0 || !endsArguments(next)) {
            depth += tokens.is(next, Kind.OPEN) ? 1 : tokens.is(next, Kind.CLOSE) ? -1 : 0;
            next++;
        }
        return next - 1;
    }

    /** Whether what belongs to the word before is over; the braces of a method belong to the expression. */
    private boolean endsArguments(int token) {
        boolean block = tokens.is(token, "{") && !tokens.is(token - 2, Kind.DOT);
        boolean line = token < tokens.count()
                && tokens.isFirstOnLine(token)
                && tokens.endsOperand(token - 1)
                && !tokens.is(token, Kind.DOT);
        return token >= tokens.count()
                || block
                || line
                || tokens.is(token, Kind.SEMICOLON)
                || tokens.is(token, Kind.CLOSE);
    }

    /** Whether a value follows this token in a text. */
    private boolean isTextPart(int token) {
        return tokens.is(token, Kind.TEXT_START) || tokens.is(token, Kind.TEXT_PART);
    }

    private void inText(int from, int to, Value value) {
        String text = Wording.text(value, value.place());
        edits.add(new Edit(from, to, Spelling.escaped(text, '"')));
    }

    /** A text that has no values in it any more needs no double quotes. */
    private static String plainTexts(Source filled) {
        Tokens tokens = PreScan.of(filled, new Problems(), ScanBounds.STANDARD).tokens();
        StringBuilder text = new StringBuilder(filled.text());
        for (int i = 0; i < tokens.count(); i++) {
            String written = tokens.text(i);
            boolean plain = tokens.is(i, Kind.TEXT) && written.startsWith("\"") && !written.startsWith("\"\"\"");
            if (plain && written.indexOf('\'') < 0 && written.indexOf('\\') < 0) {
                text.setCharAt(tokens.start(i), '\'');
                text.setCharAt(tokens.end(i) - 1, '\'');
            }
        }
        return text.toString();
    }
}
