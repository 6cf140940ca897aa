package io.flypg.engine.knob;

import io.flypg.engine.word.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values that no node may be given: the first numbers outside of the limits, units and words that there are not. */
final class IllegalValues {
    /** PostgreSQL's own limit where there is none: nothing is above it. */
    private static final double MOST = 1e300;

    private static final String NONSENSE = "no_such_word";

    /** Where nonsense of its own kind is needed, because other texts are legal. */
    private static final Map<String, String> TEXTS = Map.of(
            "TimeZone", "Europe/Nowhere",
            "log_timezone", "Europe/Nowhere",
            "synchronous_standby_names", "ANY (a",
            "synchronized_standby_slots", "\"No Slot\"",
            "backtrace_functions", "a;b");

    private IllegalValues() {}

    /**
     * One of them.
     *
     * @param written as a definition gives it
     * @param text as PostgreSQL is given it
     * @param ours whether only flypg refuses it, because the image or a computer does not stand what PostgreSQL itself takes
     */
    record Illegal(Knob knob, Value written, String text, boolean ours) {
        @Override
        public String toString() {
            return knob + " " + text;
        }
    }

    /** None for a text that may be anything. */
    static List<Illegal> of(Knob knob) {
        return switch (knob.type()) {
            case BOOL, ENUM -> List.of(text(knob, NONSENSE));
            case INTEGER -> integers(knob);
            case REAL -> reals(knob);
            case STRING -> texts(knob);
        };
    }

    private static List<Illegal> integers(Knob knob) {
        Overlay overlay = Overlay.of(knob.name());
        List<Illegal> values = new ArrayList<>();
        values.add(number(knob, Normal.integer(knob.min()) - 1, !overlay.min("").isEmpty()));
        values.add(number(knob, Normal.integer(knob.max()) + 1, !overlay.max("").isEmpty()));
        values.add(text(knob, "12 bananas"));
        return values;
    }

    private static Illegal number(Knob knob, long number, boolean ours) {
        String setting = knob.isOctal() && number >= 0 ? "0" + Long.toOctalString(number) : Long.toString(number);
        return new Illegal(knob, LegalValues.number(knob, number), setting, ours);
    }

    private static List<Illegal> reals(Knob knob) {
        List<Illegal> values = new ArrayList<>();
        values.add(real(knob, Double.parseDouble(knob.min()) - 0.5));
        double most = Double.parseDouble(knob.max());
        if (most < MOST) {
            values.add(real(knob, most * 1.5));
        }
        values.add(text(knob, "12 bananas"));
        return values;
    }

    private static Illegal real(Knob knob, double number) {
        String setting = Real.exact(number);
        return new Illegal(
                knob, Written.text(setting + (number < 0 ? "" : knob.unit().symbol())), setting, false);
    }

    private static List<Illegal> texts(Knob knob) {
        String nonsense = TEXTS.getOrDefault(knob.name(), NONSENSE);
        boolean free = knob.choices().isEmpty() && !TEXTS.containsKey(knob.name());
        return free ? List.of() : List.of(text(knob, nonsense));
    }

    private static Illegal text(Knob knob, String text) {
        return new Illegal(knob, Written.text(text), text, false);
    }
}
