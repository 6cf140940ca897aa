package io.flypg.engine.bind;

import io.flypg.engine.word.Word;
import java.util.List;

/**
 * A definition with a mistake in it.
 *
 * @param name says what is wrong; what is expected stands under it in {@code problems.txt}
 */
record Faulty(String name, List<Word> words) {
    @Override
    public String toString() {
        return name;
    }
}
