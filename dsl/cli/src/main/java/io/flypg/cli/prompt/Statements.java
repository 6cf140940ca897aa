package io.flypg.cli.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes lines and gives back statements: each ends at a semicolon that stands outside of quotes, comments and parentheses. */
final class Statements {
    private final StringBuilder text = new StringBuilder();
    private int scanned;
    private Inside inside = Inside.CODE;
    private int depth;
    private int bodies;
    private String dollar = "";
    private int comments;
    private String word = "";
    private boolean routine;

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

    /** Forgets what was begun. */
    void clear() {
        begin();
        text.setLength(0);
        scanned = 0;
    }

    /** Takes one line, and gives the statements that it completes. */
    List<String> add(String line) {
        if (!isEmpty()) {
            text.append('\n');
        }
        text.append(line);
        List<String> complete = new ArrayList<>();
        while (scanned < text.length()) {
            if (step()) {
                String statement = text.substring(0, scanned);
                add(complete, statement.isBlank() ? "" : statement + ";");
                text.delete(0, scanned + 1);
                begin();
                scanned = 0;
            }
        }
        endOfLine();
        return complete;
    }

    /** What is left at the end of the input: psql runs it too. */
    List<String> rest() {
        List<String> complete = new ArrayList<>();
        if (inside == Inside.CODE) {
            add(complete, text.toString());
        }
        clear();
        return complete;
    }

    private static void add(List<String> complete, String statement) {
        if (!statement.isBlank()) {
            complete.add(statement.strip());
        }
    }

    private void begin() {
        inside = Inside.CODE;
        depth = 0;
        bodies = 0;
        word = "";
        routine = false;
    }

    /** A line of blanks or of a comment alone begins nothing. */
    private void endOfLine() {
        endWord();
        boolean nothing =
                inside == Inside.CODE && withoutLineComments(text.toString()).isBlank();
        if (nothing) {
            clear();
        }
    }

    private static String withoutLineComments(String text) {
        return text.lines()
                .map(line -> line.stripLeading().startsWith("--") ? "" : line)
                .reduce("", String::concat);
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
            word += c;
            scanned++;
            return false;
        }
        if (c == '$' && word.isEmpty() && dollarQuote()) {
            return false;
        }
        String before = word;
        endWord();
        if (c == ';' && depth == 0 && bodies == 0) {
            return true;
        }
        if (at("--")) {
            int end = text.indexOf("\n", scanned);
            scanned = end < 0 ? text.length() : end;
            return false;
        }
        if (at("/*")) {
            inside = Inside.COMMENT;
            comments = 1;
            scanned += 2;
            return false;
        }
        quoteOrParenthesis(c, before);
        scanned++;
        return false;
    }

    private void quoteOrParenthesis(char c, String before) {
        switch (c) {
            case '\'' -> inside = before.equalsIgnoreCase("e") ? Inside.ESCAPED_TEXT : Inside.TEXT;
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
        if (at("/*")) {
            comments++;
            scanned += 2;
        } else if (at("*/")) {
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

    private boolean at(String sign) {
        return text.length() >= scanned + sign.length()
                && text.substring(scanned, scanned + sign.length()).equals(sign);
    }

    /** The body of a routine in SQL's own form has semicolons in it: {@code BEGIN ATOMIC … END}. */
    private void endWord() {
        switch (word.toLowerCase(Locale.ROOT)) {
            case "function", "procedure" -> routine = true;
            case "begin", "case" -> bodies += routine ? 1 : 0;
            case "end" -> bodies = Math.max(0, bodies - 1);
            default -> {}
        }
        word = "";
    }
}
