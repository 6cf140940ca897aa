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
        StringBuilder text = new StringBuilder(source.slice(start, end));
        List<Integer> insertions = new ArrayList<>();
        for (int i = firstFrom(from); i < commands.size() && commands.get(i).last() < to; i++) {
            wrap(text, commands.get(i), start, insertions);
        }
        for (int insertion : insertions.reversed()) {
            text.insert(insertion, ')');
        }
        return " ".repeat(source.column(start) - 1) + text;
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

    private void wrap(StringBuilder text, Command command, int start, List<Integer> insertions) {
        if (!command.canBeWrapped(tokens)) {
            return;
        }
        int close = tokens.end(command.last()) - start;
        text.setCharAt(tokens.start(command.first()) - 1 - start, '(');
        if (command.endsLine(tokens)) {
            insertions.add(close);
        } else {
            text.setCharAt(close, ')');
        }
    }
}
