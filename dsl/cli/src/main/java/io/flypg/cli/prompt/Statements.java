package io.flypg.cli.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes lines and gives back statements: each ends at a semicolon that stands outside of quotes, comments and parentheses. */
final class Statements {
    /** As long as any word that means something here. */
    private static final int LONGEST_WORD = 9;

    private static final int NO_WORD = -1;

    private final StringBuilder text = new StringBuilder();
    private int scanned;
    private int start;
    private boolean begun;
    private Inside inside = Inside.CODE;
    private int depth;
    private int bodies;
    private String dollar = "";
    private int comments;
    private int wordAt = NO_WORD;
    private boolean routine;
    private CopyWords copy = new CopyWords();
    private boolean command;

    /** What the text stands in the middle of, with the sign that a prompt has for it. */
    private enum Inside {
        CODE('-'),
        TEXT('\''),
        ESCAPED_TEXT('\''),
        NAME('"'),
        DOLLARS('$'),
        COMMENT('*');

        private final char sign;

        Inside(char sign) {
            this.sign = sign;
        }
    }

    /** Whether nothing has been written of the next statement. */
    boolean isEmpty() {
        return text.isEmpty();
    }

    /** What stands in a prompt for what is still open. */
    char sign() {
        if (isEmpty()) {
            return '=';
        }
        return inside == Inside.CODE && depth > 0 ? '(' : inside.sign;
    }

    /** Whether a backslash command was found within a line. SQL has no backslash outside of quotes. */
    boolean hasCommand() {
        return command;
    }

    /** Forgets what was begun. */
    void clear() {
        begin();
        text.setLength(0);
        scanned = 0;
        start = 0;
        command = false;
    }

    /** Takes one line, and gives the statements that it completes. */
    List<Statement> add(String line) {
        if (!isEmpty()) {
            text.append('\n');
        }
        text.append(line);
        List<Statement> complete = new ArrayList<>();
        while (scanned < text.length() && !command) {
            if (step()) {
                scanned++;
                end(complete);
            }
        }
        endOfLine();
        return complete;
    }

    /** What is left at the end of the input: psql runs it too. */
    List<Statement> rest() {
        List<Statement> complete = new ArrayList<>();
        if (inside == Inside.CODE) {
            scanned = text.length();
            end(complete);
        }
        clear();
        return complete;
    }

    private void end(List<Statement> complete) {
        if (begun) {
            complete.add(new Statement(text.substring(start, scanned).strip(), copy.found()));
        }
        start = scanned;
        begin();
    }

    private void begin() {
        begun = false;
        inside = Inside.CODE;
        depth = 0;
        bodies = 0;
        wordAt = NO_WORD;
        routine = false;
        copy = new CopyWords();
    }

    /** A line of blanks or of a comment alone begins nothing. */
    private void endOfLine() {
        endWord();
        if (inside == Inside.CODE && !begun && !command) {
            clear();
        }
        text.delete(0, start);
        scanned -= start;
        start = 0;
    }

    /** Looks at what stands next; whether it is the end of the statement. */
    private boolean step() {
        char c = text.charAt(scanned);
        switch (inside) {
            case CODE -> {
                return code(c);
            }
            case TEXT -> closing(c, '\'', false);
            case ESCAPED_TEXT -> closing(c, '\'', true);
            case NAME -> closing(c, '"', false);
            case DOLLARS -> dollars();
            case COMMENT -> comment();
        }
        return false;
    }

    private boolean code(char c) {
        if (isOfWord(c)) {
            begun = true;
            wordAt = wordAt == NO_WORD ? scanned : wordAt;
            scanned++;
            return false;
        }
        if (c == '$' && wordAt == NO_WORD && dollarQuote()) {
            begun = true;
            return false;
        }
        boolean escapes = isEscape();
        endWord();
        if (c == ';' && depth == 0 && bodies == 0) {
            return true;
        }
        if (at('-', '-')) {
            int end = text.indexOf("\n", scanned);
            scanned = end < 0 ? text.length() : end;
            return false;
        }
        begun |= !Character.isWhitespace(c);
        command = c == '\\';
        if (at('/', '*')) {
            inside = Inside.COMMENT;
            comments = 1;
            scanned += 2;
            return false;
        }
        quoteOrParenthesis(c, escapes);
        scanned++;
        return false;
    }

    /** Whether the text that may begin here is one with backslashes: {@code E'…'}. */
    private boolean isEscape() {
        return wordAt != NO_WORD && wordAt == scanned - 1 && Character.toLowerCase(text.charAt(wordAt)) == 'e';
    }

    private void quoteOrParenthesis(char c, boolean escapes) {
        switch (c) {
            case '\'' -> inside = escapes ? Inside.ESCAPED_TEXT : Inside.TEXT;
            case '"' -> inside = Inside.NAME;
            case '(' -> depth++;
            case ')' -> depth = Math.max(0, depth - 1);
            default -> {}
        }
    }

    private void closing(char c, char quote, boolean escapes) {
        if (escapes && c == '\\') {
            scanned += 2;
            return;
        }
        if (c == quote) {
            inside = Inside.CODE;
        }
        scanned++;
    }

    private boolean dollarQuote() {
        int end = scanned + 1;
        while (end < text.length() && isOfWord(text.charAt(end))) {
            end++;
        }
        boolean quote = end < text.length() && text.charAt(end) == '$' && !Character.isDigit(text.charAt(scanned + 1));
        if (quote) {
            dollar = text.substring(scanned, end + 1);
            inside = Inside.DOLLARS;
            scanned = end + 1;
        }
        return quote;
    }

    private void dollars() {
        int end = text.indexOf(dollar, scanned);
        if (end >= 0) {
            inside = Inside.CODE;
        }
        scanned = end < 0 ? text.length() : end + dollar.length();
    }

    /** Comments nest. */
    private void comment() {
        if (at('/', '*')) {
            comments++;
            scanned += 2;
        } else if (at('*', '/')) {
            comments--;
            scanned += 2;
        } else {
            scanned++;
        }
        if (comments == 0) {
            inside = Inside.CODE;
        }
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private boolean at(char first, char second) {
        return scanned + 1 < text.length() && text.charAt(scanned) == first && text.charAt(scanned + 1) == second;
    }

    /** The body of a routine in SQL's own form has semicolons in it: {@code BEGIN ATOMIC … END}. */
    private void endWord() {
        if (wordAt == NO_WORD) {
            return;
        }
        String word = scanned - wordAt > LONGEST_WORD
                ? ""
                : text.substring(wordAt, scanned).toLowerCase(Locale.ROOT);
        wordAt = NO_WORD;
        switch (word) {
            case "function", "procedure" -> routine = true;
            case "begin", "case" -> bodies += routine ? 1 : 0;
            case "end" -> bodies = Math.max(0, bodies - 1);
            default -> {}
        }
        if (depth == 0) {
            copy.next(word);
        }
    }
}
