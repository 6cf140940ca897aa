package io.flypg.engine.bind;

import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words in their order, of which the first with a name, and the first with a name and a text behind it, is found at once. */
final class LookedUp {
    private final List<Word> words = new ArrayList<>();
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<Key, Integer> byKey = new HashMap<>();

    private record Key(String name, String text) {}

    LookedUp(List<Word> words) {
        words.forEach(this::add);
    }

    List<Word> words() {
        return List.copyOf(words);
    }

    Word get(int at) {
        return words.get(at);
    }

    void add(Word word) {
        byName.putIfAbsent(folded(word.name()), words.size());
        text(word).ifPresent(text -> byKey.putIfAbsent(new Key(word.name(), text), words.size()));
        words.add(word);
    }

    /** Puts a word in the place of another one with the same name. */
    void set(int at, Word word) {
        words.set(at, word);
    }

    /** Where the word that stands once stands; null when it does not. Names of settings are the same in upper and lower case. */
    @Nullable
    Integer called(String name) {
        return byName.get(folded(name));
    }

    /** Where the word with the same name and the same text behind it stands; null when there is none. */
    @Nullable
    Integer like(Word wanted) {
        return text(wanted).map(text -> byKey.get(new Key(wanted.name(), text))).orElse(null);
    }

    /** The one text behind a word. */
    static Optional<String> text(Word word) {
        return word.values().size() == 1 && word.values().getFirst() instanceof Value.Text text
                ? Optional.of(text.text())
                : Optional.empty();
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
