package io.flypg.language.write;

import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words as people would have written them. Reading the text gives the same words. */
public final class SourceText {
    private static final String INDENT = "    ";
    private static final int WIDTH = 100;
    private static final int MOST_IN_A_LINE = 3;

    private static final Set<String> THINGS = Set.of("app", "cluster", "database", "role", "attach");

    private final StringBuilder out = new StringBuilder();

    private SourceText() {}

    /**
     * A whole file.
     *
     * @param remarks comments above everything else, a line each
     */
    public static String of(List<Word> words, List<String> remarks) {
        SourceText text = new SourceText();
        remarks.forEach(text::remark);
        boolean first = remarks.isEmpty();
        boolean spacious = true;
        for (Word word : words) {
            boolean block = !word.block().isEmpty();
            if (!first && (spacious || block)) {
                text.out.append('\n');
            }
            text.word(word, "");
            first = false;
            spacious = block;
        }
        return text.out.toString();
    }

    /** What is not ours may stand in a remark, so it must not end it. */
    private void remark(String remark) {
        String safe = remark.codePoints()
                .mapToObj(c -> isPlain(c) ? Character.toString(c) : "?")
                .collect(Collectors.joining());
        out.append("// ").append(safe).append('\n');
    }

    private static boolean isPlain(int c) {
        int kind = Character.getType(c);
        return kind != Character.CONTROL
                && kind != Character.FORMAT
                && kind != Character.SURROGATE
                && kind != Character.LINE_SEPARATOR
                && kind != Character.PARAGRAPH_SEPARATOR
                && kind != Character.UNASSIGNED
                && c != '\\';
    }

    private void word(Word word, String indent) {
        String line = indent + head(word, isThing(word, indent));
        if (word.block().isEmpty()) {
            out.append(line).append(word.values().isEmpty() && word.named().isEmpty() ? " { }\n" : "\n");
            return;
        }
        String oneLine = line + " { "
                + word.block().stream().map(inner -> head(inner, false)).collect(Collectors.joining("; ")) + " }";
        if (!indent.isEmpty() && isShort(word.block()) && oneLine.length() <= WIDTH) {
            out.append(oneLine).append('\n');
            return;
        }
        out.append(line).append(" {\n");
        word.block().forEach(inner -> word(inner, indent + INDENT));
        out.append(indent).append("}\n");
    }

    /** Whether the word declares something of its own, and is no field of something: further in, {@code database} is one. */
    private static boolean isThing(Word word, String indent) {
        return indent.length() <= INDENT.length() && THINGS.contains(word.name());
    }

    private static boolean isShort(List<Word> block) {
        return block.size() <= MOST_IN_A_LINE
                && block.stream()
                        .allMatch(
                                word -> word.block().isEmpty() && !word.values().isEmpty());
    }

    /**
     * The word with what stands behind it; in parentheses where that is the name of a thing, where a block or named values follow, or where
     * a sign would be a minus.
     */
    private static String head(Word word, boolean thing) {
        String values = word.values().stream().map(ValueText::of).collect(Collectors.joining(", "));
        String named = word.named().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + ValueText.of(entry.getValue()))
                .collect(Collectors.joining(", "));
        if (values.isEmpty() && named.isEmpty()) {
            return word.name();
        }
        boolean bare = !thing
                && named.isEmpty()
                && word.block().isEmpty()
                && !isNegative(word.values().getFirst());
        String all = Stream.of(values, named).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
        return bare ? word.name() + " " + all : word.name() + "(" + all + ")";
    }

    private static boolean isNegative(Value value) {
        return switch (value) {
            case Value.Whole whole -> whole.number() < 0;
            case Value.Decimal decimal -> decimal.number().signum() < 0;
            // a list behind a word would be an index
            case Value.Many _, Value.Named _ -> true;
            case Value.Text _, Value.Flag _, Value.Amount _, Value.Time _, Value.Percent _, Value.NotKnown _ -> false;
        };
    }
}
