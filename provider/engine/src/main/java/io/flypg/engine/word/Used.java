package io.flypg.engine.word;

import io.flypg.engine.problem.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A template in the definition that uses it.
 *
 * @param made the words it makes
 * @param over the words that are laid over those
 */
public record Used(List<Word> made, List<Word> over) {
    private static final String WORD = "use";
    private static final String MADE = "template";
    private static final String OVER = "over";

    public Used {
        made = List.copyOf(made);
        over = List.copyOf(over);
    }

    /**
     * As a word of that definition.
     *
     * @param name what the template is called there
     */
    public Word word(Value name, Place place) {
        Word inside = new Word(MADE, place, List.of(), Map.of(), made);
        List<Word> block =
                over.isEmpty() ? List.of(inside) : List.of(inside, new Word(OVER, place, List.of(), Map.of(), over));
        return new Word(WORD, place, List.of(name), Map.of(), block);
    }

    /** Empty when it is any other word: nobody can write this one, because the language keeps it for itself. */
    public static Optional<Used> of(Word word) {
        return word.name().equals(WORD)
                ? Optional.of(new Used(inside(word, MADE), inside(word, OVER)))
                : Optional.empty();
    }

    private static List<Word> inside(Word word, String name) {
        return word.block().stream()
                .filter(inner -> inner.name().equals(name))
                .flatMap(inner -> inner.block().stream())
                .toList();
    }
}
