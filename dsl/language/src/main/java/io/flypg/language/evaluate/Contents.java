package io.flypg.language.evaluate;

import io.flypg.engine.word.Value;
import java.util.Collection;
import java.util.List;

/** How much is in a value. */
final class Contents {
    private Contents() {}

    /**
     * All values inside, at all depths, counted as often as they are reached, because whoever walks through the value later comes by
     * each of them; counting ends when the limit of a list is passed.
     */
    static int count(Run run, Value value) {
        return count(run, inside(value), 0);
    }

    private static int count(Run run, Collection<Value> values, int before) {
        int counted = before + values.size();
        for (Value value : values) {
            Collection<Value> deeper = inside(value);
            if (counted > run.listLimit()) {
                return counted;
            }
            if (!deeper.isEmpty()) {
                counted = count(run, deeper, counted);
            }
        }
        return counted;
    }

    private static Collection<Value> inside(Value value) {
        if (value instanceof Value.Many many) {
            return many.values();
        }
        return value instanceof Value.Named named ? named.values().values() : List.of();
    }
}
