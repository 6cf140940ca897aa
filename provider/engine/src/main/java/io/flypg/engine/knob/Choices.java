package io.flypg.engine.knob;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which words of an enum mean the same. PostgreSQL takes more of them than {@code pg_settings.enumvals} lists. */
final class Choices {
    /** Read as the other word, whatever the knob; a knob that has no such choice does not take the word. */
    private static final Map<String, String> SYNONYMS = Map.of(
            "true", "on",
            "yes", "on",
            "1", "on",
            "false", "off",
            "no", "off",
            "0", "off",
            "debug", "debug2",
            "archive", "replica",
            "hot_standby", "replica");

    private Choices() {}

    /** The word a server shows when this one has been set; empty when the knob does not take it. */
    static Optional<String> canonical(Knob knob, String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return listed(knob, lower).or(() -> synonym(knob, lower)).map(found -> shownFor(knob, found));
    }

    private static Optional<String> listed(Knob knob, String lower) {
        return knob.choices().stream()
                .filter(choice -> choice.toLowerCase(Locale.ROOT).equals(lower))
                .findFirst();
    }

    private static Optional<String> synonym(Knob knob, String lower) {
        String meant = SYNONYMS.get(lower);
        if (meant == null || !takes(knob, meant)) {
            return Optional.empty();
        }
        return listed(knob, meant);
    }

    private static boolean takes(Knob knob, String meant) {
        if (meant.equals("on") || meant.equals("off")) {
            return knob.hasSwitch();
        }
        return !meant.equals("replica") || knob.name().equals("wal_level");
    }

    /** PostgreSQL keeps {@code wal_compression = on} as the method it stands for. */
    private static String shownFor(Knob knob, String choice) {
        return knob.name().equals("wal_compression") && choice.equals("on") ? "pglz" : choice;
    }
}
