package io.flypg.language.scan;

/**
 * The values of a word without parentheses, by their first and last token, that are read as if they stood in parentheses: because
 * there is a colon among them, as in {@code region 'gru', count: 2}, with which Groovy's parser is slow; or because a block follows.
 */
public record Command(int first, int last) {
    /** Whether there is room for parentheses, so that nothing has to move. */
    public boolean canBeWrapped(Tokens tokens) {
        String text = tokens.source().text();
        int open = tokens.start(first) - 1;
        int close = tokens.end(last);
        return open >= 0 && isBlank(text.charAt(open)) && (isEndOfLine(text, close) || isBlank(text.charAt(close)));
    }

    /** Whether the closing parenthesis goes to the end of a line, where there is always room. */
    public boolean endsLine(Tokens tokens) {
        return isEndOfLine(tokens.source().text(), tokens.end(last));
    }

    private static boolean isEndOfLine(String text, int at) {
        return at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
