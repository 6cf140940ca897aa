package io.flypg.language.format;

import io.flypg.language.scan.Kind;
import io.flypg.language.scan.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Takes a source apart, with nothing left over but blanks. */
final class Atoms {
    private final Tokens tokens;
    private final String text;
    private final List<Atom> found = new ArrayList<>();
    private int at;

    private Atoms(Tokens tokens) {
        this.tokens = tokens;
        this.text = tokens.source().text();
    }

    static List<Atom> of(Tokens tokens) {
        return new Atoms(tokens).read();
    }

    private List<Atom> read() {
        int token = 0;
        while (token < tokens.count()) {
            int lines = comments(token, tokens.start(token));
            int last = tokens.is(token, Kind.TEXT_START) ? endOfText(token) : token;
            at = tokens.end(last);
            found.add(new Atom(Atom.Sort.TOKEN, written(token, last), token, last, lines));
            token = last + 1;
        }
        comments(token, text.length());
        return found;
    }

    /** Adds the comments up to an offset, in front of a token; the number of lines that end behind the last of them. */
    private int comments(int token, int end) {
        int lines = 0;
        while (at < end) {
            if (text.startsWith("//", at)) {
                int stop = text.indexOf('\n', at);
                lines = comment(Atom.Sort.LINE_COMMENT, token, stop < 0 ? end : stop, lines);
            } else if (text.startsWith("/*", at)) {
                lines = comment(Atom.Sort.BLOCK_COMMENT, token, text.indexOf("*/", at + 2) + 2, lines);
            } else {
                lines += text.charAt(at) == '\n' ? 1 : 0;
                at++;
            }
        }
        return lines;
    }

    private int comment(Atom.Sort sort, int token, int stop, int lines) {
        found.add(new Atom(sort, text.substring(at, stop).stripTrailing(), token, token - 1, lines));
        at = stop;
        return 0;
    }

    /** The last token of a string with values; there may be strings in the values. */
    private int endOfText(int start) {
        int depth = 0;
        int token = start;
        do {
            depth += tokens.is(token, Kind.TEXT_START) ? 1 : tokens.is(token, Kind.TEXT_END) ? -1 : 0;
            token++;
        } while (depth > 0);
        return token - 1;
    }

    /** Single quotes where both kinds mean the same. */
    private String written(int first, int last) {
        String written = text.substring(tokens.start(first), tokens.end(last));
        boolean plain = tokens.is(first, Kind.TEXT) && written.startsWith("\"") && !written.startsWith("\"\"\"");
        return plain && written.indexOf('\'') < 0 && written.indexOf('\\') < 0 ? written.replace('"', '\'') : written;
    }
}
