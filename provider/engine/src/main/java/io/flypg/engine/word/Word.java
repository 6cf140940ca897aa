package io.flypg.engine.word;

import io.flypg.engine.problem.Place;
import java.util.List;
import java.util.Map;

/**
 * One word of a definition with what was written behind it: {@code readReplicas('gru', count: 2) { … }}.
 *
 * @param place the word itself
 * @param values the values without a name, in order
 * @param named the values with a name, in order of writing
 * @param block the words inside the braces; empty also when there were none
 */
public record Word(String name, Place place, List<Value> values, Map<String, Value> named, List<Word> block) {
    public Word {
        values = List.copyOf(values);
        block = List.copyOf(block);
    }
}
