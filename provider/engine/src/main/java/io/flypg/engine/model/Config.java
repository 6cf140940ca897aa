package io.flypg.engine.model;

import io.flypg.engine.knob.KnobValue;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Declared PostgreSQL settings.
 *
 * @param knobs by name, each checked against the knob of its PostgreSQL major
 */
public record Config(SortedMap<String, KnobValue> knobs) {
    /** Nothing declared. */
    public static final Config EMPTY = new Config(Collections.emptySortedMap());

    public Config {
        knobs = Collections.unmodifiableSortedMap(new TreeMap<>(knobs));
    }
}
