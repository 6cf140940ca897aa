package io.flypg.local.platform;

import io.flypg.local.model.Refused;
import java.util.ArrayList;
import java.util.List;

/** Splits a command line into words by a shell's rules for quotes and backslashes; nothing is expanded. */
public final class ShellWords {
    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private ShellWords(String line) {
        this.line = line;
    }

    public static List<String> split(String line) {
        var splitter = new ShellWords(line);
        splitter.run();
        return splitter.words;
    }

    private void run() {
        while (at < line.length()) {
            char c = line.charAt(at++);
            switch (c) {
                case ' ', '\t', '\n', '\r' -> end();
                case '\'' -> single();
                case '"' -> doubled();
                case '\\' -> escaped();
                default -> add(c);
            }
        }
        end();
    }

    private void single() {
        int close = line.indexOf('\'', at);
        if (close < 0) {
            throw unclosed('\'');
        }
        inWord = true;
        word.append(line, at, close);
        at = close + 1;
    }

    /** A backslash means itself here, but before the characters that would end or mean something. */
    private void doubled() {
        inWord = true;
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == '"') {
                return;
            }
            boolean escape = c == '\\' && at < line.length() && "\"\\$`".indexOf(line.charAt(at)) >= 0;
            word.append(escape ? line.charAt(at++) : c);
        }
        throw unclosed('"');
    }

    private void escaped() {
        if (at == line.length()) {
            throw Refused.malformed("the command ends with a backslash");
        }
        add(line.charAt(at++));
    }

    private void add(char c) {
        inWord = true;
        word.append(c);
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
    }

    private static Refused unclosed(char quote) {
        return Refused.malformed("the command has a " + quote + " without its end");
    }
}
