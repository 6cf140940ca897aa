package io.flypg.language.scan;

import io.flypg.language.source.Source;

/**
 * Tells the tokens of a definition apart as Groovy's lexer does, in one pass. Where the two could differ (strings between slashes,
 * escapes outside strings, unusual white space) the text is refused, so that nothing hides from the bounds.
 */
final class Lexer {
    private final String text;
    private final Tokens tokens;
    private final Report report;
    private final ScanBounds bounds;
    private final Brackets brackets;
    private final Strings strings;
    private int at;

    Lexer(Source source, Report report, ScanBounds bounds) {
        this.text = source.text();
        this.tokens = new Tokens(source);
        this.report = report;
        this.bounds = bounds;
        this.brackets = new Brackets(tokens, report, bounds.nesting());
        this.strings = new Strings(text, report, bounds);
    }

    Tokens read() {
        while (at < text.length()) {
            next();
            if (tokens.count() > bounds.tokens()) {
                throw tooLong();
            }
        }
        brackets.requireAllClosed();
        return tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == ' ' || c == '\t' || c == '\n' || text.startsWith("\r\n", at)) {
            at++;
        } else if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            skipComment(end < 0 ? text.length() : end);
        } else if (text.startsWith("/*", at)) {
            comment();
        } else if (c == '\'' || c == '"') {
            string();
        } else if (c >= '0' && c <= '9') {
            number();
        } else if (isNameStart(text.codePointAt(at))) {
            name();
        } else {
            sign(c);
        }
    }

    private void comment() {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            throw report.end(
                    at, at + 2, new Refusal("Comment without an end", "this comment is never closed", "write */"));
        }
        skipComment(end + 2);
    }

    /** What hides in a comment may make what is beside it look like something else. */
    private void skipComment(int end) {
        for (; at < end; at++) {
            if (Oddities.isHidden(text.charAt(at))) {
                throw report.end(at, at + 1, Oddities.of(text.charAt(at)));
            }
        }
    }

    private void string() {
        int start = at;
        at = strings.begin(start);
        if (strings.isOpen()) {
            interpolate(Kind.TEXT_START, start);
        } else {
            add(Kind.TEXT, start);
        }
    }

    /** After the part of a string in front of a value: the value is either in braces, or a name with dots. */
    private void interpolate(Kind kind, int start) {
        add(kind, start);
        if (text.charAt(at) == '{') {
            brackets.open(at);
            strings.enter(at);
            at++;
            tokens.add(Kind.OPEN, at - 1, at);
        } else {
            path();
            resume();
        }
    }

    private void path() {
        while (true) {
            int start = at;
            at = Strings.endOfName(text, at);
            tokens.add(Kind.NAME, start, at);
            if (!text.startsWith(".", at) || Strings.endOfName(text, at + 1) == at + 1) {
                return;
            }
            tokens.add(Kind.DOT, at, ++at);
        }
    }

    private void resume() {
        int start = at;
        at = strings.resume(start);
        if (strings.isOpen()) {
            interpolate(Kind.TEXT_PART, start);
        } else {
            add(Kind.TEXT_END, start);
        }
    }

    private void number() {
        int start = at;
        at = Numbers.end(text, start);
        add(Kind.NUMBER, start);
        Refusal refusal = Numbers.check(text.substring(start, Math.min(at, start + 100)));
        if (refusal != null) {
            report.add(tokens.count() - 1, start, at, refusal);
        }
    }

    private void name() {
        int start = at;
        skipName();
        String name = text.substring(start, Math.min(at, start + 200));
        boolean member = tokens.is(tokens.count() - 1, Kind.DOT);
        add(Words.isKeyword(name) && !member ? Kind.KEYWORD : Kind.NAME, start);
        if (at - start > 128) {
            report.add(
                    tokens.count() - 1,
                    start,
                    at,
                    new Refusal("Name too long", "a name has at most 128 characters", ""));
        } else if (name.indexOf('$') >= 0) {
            report.add(
                    tokens.count() - 1, start, at, new Refusal("No $ in names", "'" + name + "' is no name here", ""));
        }
    }

    private void skipName() {
        do {
            at += Character.charCount(text.codePointAt(at));
        } while (at < text.length() && isNamePart(text.codePointAt(at)));
    }

    private void sign(char c) {
        if (Brackets.isOpening(c)) {
            brackets.open(at);
            tokens.add(Kind.OPEN, at, ++at);
        } else if (Brackets.isClosing(c)) {
            close(c);
        } else if (c == ',' || c == ';') {
            tokens.add(c == ',' ? Kind.COMMA : Kind.SEMICOLON, at, ++at);
        } else {
            operator(c);
        }
    }

    private void close(char c) {
        int opening = brackets.close(c, at);
        tokens.add(Kind.CLOSE, at, ++at);
        if (opening > 0 && c == '}' && isInterpolation(opening)) {
            strings.leave();
            resume();
        }
    }

    private boolean isInterpolation(int opening) {
        Kind before = tokens.kind(opening - 1);
        return (before == Kind.TEXT_START || before == Kind.TEXT_PART)
                && tokens.end(opening - 1) == tokens.start(opening);
    }

    private void operator(char c) {
        if (c == '/') {
            requireDivision();
        }
        int end = Operators.end(text, at);
        if (end == at) {
            throw report.end(at, at + Character.charCount(text.codePointAt(at)), Oddities.of(text.codePointAt(at)));
        }
        String sign = text.substring(at, end);
        add(sign.equals(".") || sign.equals("?.") ? Kind.DOT : Kind.OPERATOR, at, end);
        Refusal refusal = Refusals.ofOperator(sign);
        if (refusal != null) {
            report.add(tokens.count() - 1, at, end, refusal);
        }
        at = end;
    }

    /** Where a value cannot have ended, Groovy reads a string up to the next slash; also at the start of a line. */
    private void requireDivision() {
        int last = tokens.count() - 1;
        if (!tokens.endsOperand(last)) {
            throw report.end(
                    at,
                    at + 1,
                    new Refusal("No strings between slashes", "a string stands in quotes here", "write '…'"));
        }
        if (text.substring(tokens.end(last), at).indexOf('\n') >= 0) {
            String hint = "put it at the end of the line before";
            throw report.end(at, at + 1, new Refusal("Goes on from the line before", "'/' begins no line", hint));
        }
    }

    private void add(Kind kind, int start) {
        tokens.add(kind, start, at);
    }

    private void add(Kind kind, int start, int end) {
        tokens.add(kind, start, end);
    }

    private Unreadable tooLong() {
        int last = tokens.count() - 1;
        String detail = "a file has at most " + bounds.tokens() + " words, numbers and signs";
        return report.end(
                tokens.start(last), tokens.end(last), new Refusal("Too much in one file", detail, "split it"));
    }

    private static boolean isNameStart(int c) {
        return Character.isJavaIdentifierStart(c) && !Character.isIdentifierIgnorable(c);
    }

    private static boolean isNamePart(int c) {
        return Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
    }
}
