package io.flypg.cli.command;

import io.flypg.engine.apply.Event;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the changes that were made, over all rounds. May be told from several threads. */
final class Made {
    private final Map<String, Long> counts = new LinkedHashMap<>();

    synchronized void note(Event event) {
        if (event instanceof Event.ChangeDone done) {
            counts.merge(word(done.action()), 1L, Long::sum);
        }
    }

    /** {@code created} to 2. */
    synchronized Map<String, Long> counts() {
        return new LinkedHashMap<>(counts);
    }

    private static String word(String action) {
        return action + "d";
    }
}
