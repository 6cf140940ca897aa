package io.flypg.engine.knob;

/** How messages speak of a knob. */
final class Wording {
    private static final long DAY = 86_400_000_000L;
    private static final int ODD = 100_000;
    private static final int SHORT = 6;

    private Wording() {}

    /** {@code a size}, {@code true or false}. */
    static String takes(Knob knob) {
        return switch (knob.type()) {
            case BOOL -> "true or false";
            case INTEGER -> withUnit(knob, "a whole number");
            case REAL -> withUnit(knob, "a number");
            case ENUM -> "one of " + choices(knob);
            case STRING -> knob.isList() ? "a list of texts" : "text";
        };
    }

    private static String withUnit(Knob knob, String otherwise) {
        if (knob.unit().isMemory()) {
            return "a size";
        }
        return knob.unit().isTime() ? "a duration" : otherwise;
    }

    static String example(Knob knob) {
        return switch (knob.type()) {
            case BOOL -> "true";
            case INTEGER, REAL -> number(knob);
            case ENUM -> "'" + knob.choices().getLast() + "'";
            case STRING -> text(knob);
        };
    }

    private static String number(Knob knob) {
        long boot = knob.type() == KnobType.INTEGER ? Normal.integer(knob.boot()) : 0;
        if (knob.isOctal()) {
            return "'0640'";
        }
        if (knob.unit() == KnobUnit.NONE) {
            return knob.boot();
        }
        long some = boot > 0 ? boot : Math.max(100, knob.min().isEmpty() ? 0 : Normal.integer(knob.min()));
        return Quantity.written(some, knob.unit());
    }

    private static String text(Knob knob) {
        if (!knob.isList()) {
            return "'" + knob.boot() + "'";
        }
        return knob.choices().isEmpty() ? "'one', 'two'" : "'" + knob.choices().getFirst() + "'";
    }

    /** {@code 'a', 'b' or 'c'}. */
    static String choices(Knob knob) {
        StringBuilder all = new StringBuilder();
        int last = knob.choices().size() - 1;
        for (int i = 0; i <= last; i++) {
            all.append(i == 0 ? "" : i == last ? " or " : ", ")
                    .append('\'')
                    .append(knob.choices().get(i))
                    .append('\'');
        }
        return all.toString();
    }

    /** {@code 64 kB to just under 2 TB}, {@code 0 to 100}, {@code 1 s to 10 min}. */
    static String range(Knob knob) {
        return limit(knob, knob.min()) + " to " + most(knob);
    }

    /** The largest value; one that is only the end of what PostgreSQL can count is told roughly. */
    private static String most(Knob knob) {
        if (knob.type() == KnobType.REAL || knob.unit() == KnobUnit.NONE) {
            return limit(knob, knob.max());
        }
        long max = Normal.integer(knob.max());
        String exact = Quantity.shown(max, knob.unit(), " ");
        if (max < ODD || exact.length() <= SHORT) {
            return exact;
        }
        if (knob.unit().isMemory()) {
            return "just under " + Quantity.shown(max + 1, knob.unit(), " ");
        }
        return "about " + max * knob.unit().base() / DAY + " days";
    }

    private static String limit(Knob knob, String number) {
        if (knob.type() == KnobType.REAL) {
            return number
                    + (knob.unit() == KnobUnit.NONE ? "" : " " + knob.unit().symbol());
        }
        return knob.isOctal()
                ? "0" + Long.toOctalString(Normal.integer(number))
                : Quantity.shown(Normal.integer(number), knob.unit(), " ");
    }
}
