package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;

/** Looking into maps and lists. What is not there is a problem, never nothing. */
final class Entries {
    /** Of a name, in a problem. */
    private static final int LONGEST = 100;

    private Entries() {}

    static Value require(Value.Named map, String name, Place place) {
        Value value = map.values().get(name);
        if (value == null) {
            String hint = Near.hint(name, map.values().keySet());
            String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
            throw new Mistake(
                    place,
                    "Unknown name in a map",
                    "this map has no '" + shown + "'",
                    hint.isEmpty() ? known(map) : hint);
        }
        return value;
    }

    /** From the end for negative numbers, as in Groovy. */
    static Value require(Value.Many list, long index, Place place) {
        int size = list.values().size();
        long at = index < 0 ? size + index : index;
        if (at < 0 || at >= size) {
            throw new Mistake(place, "Not in the list", "this list has " + size + " elements, counted from 0", "");
        }
        return list.values().get((int) at);
    }

    private static String known(Value.Named map) {
        if (map.values().isEmpty()) {
            return "the map is empty";
        }
        String names =
                String.join(", ", map.values().keySet().stream().limit(12).toList());
        return "it has " + names + (map.values().size() > 12 ? ", …" : "");
    }
}
