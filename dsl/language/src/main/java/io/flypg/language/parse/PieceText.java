package io.flypg.language.parse;

import io.flypg.language.scan.Command;
import io.flypg.language.scan.Scan;
import io.flypg.language.scan.Tokens;
import io.flypg.language.source.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of some statements as Groovy's parser gets it. It begins with its first token in the column it has in the file; and words
 * without parentheses get them where that moves nothing, because one such word with a colon behind it makes the parser give up its
 * quick mode for all of the text.
 */
final class PieceText {
    private final Source source;
    private final Tokens tokens;
    private final List<Command> commands;

    PieceText(Scan scan) {
        this.source = scan.tokens().source();
        this.tokens = scan.tokens();
        this.commands = scan.commands();
    }

    /** From the first token up to but not including the last. */
    String of(int from, int to) {
        int start = tokens.start(from);
        int end = to < tokens.count() ? tokens.start(to) : source.text().length();
        int column = source.text().codePointCount(source.lineStart(source.lineOf(start)), start);
        StringBuilder text = new StringBuilder(source.slice(start, end));
        List<Integer> insertions = new ArrayList<>();
        for (int i = firstFrom(from); i < commands.size() && commands.get(i).last() < to; i++) {
            Command command = commands.get(i);
            wrap(text, tokens.start(command.first()) - 1 - start, tokens.end(command.last()) - start, insertions);
        }
        for (int insertion : insertions.reversed()) {
            text.insert(insertion, ')');
        }
        return " ".repeat(column) + text;
    }

    /** The first command that ends at the token or behind it. */
    private int firstFrom(int token) {
        int low = 0;
        int high = commands.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (commands.get(middle).last() < token) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void wrap(StringBuilder text, int open, int close, List<Integer> insertions) {
        if (open < 0 || !isBlank(text.charAt(open))) {
            return;
        }
        if (close == text.length() || text.charAt(close) == '\n' || text.charAt(close) == '\r') {
            insertions.add(close);
        } else if (isBlank(text.charAt(close))) {
            text.setCharAt(close, ')');
        } else {
            return;
        }
        text.setCharAt(open, '(');
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
