package io.flypg.engine.knob;

import java.util.ArrayList;
import java.util.List;

/** The first numbers below and above the limits that PostgreSQL itself has for a knob. */
final class IllegalValues {
    private IllegalValues() {}

    /** None for a knob of a library that only the whole server loads: the program that is asked takes anything there. */
    static List<KnobValue> of(Knob knob) {
        if (knob.broughtBy().isPresent() && !knob.isPerSession()) {
            return List.of();
        }
        Overlay overlay = Overlay.of(knob.name());
        List<KnobValue> values = new ArrayList<>();
        if (knob.type() == KnobType.INTEGER) {
            if (overlay.min("").isEmpty()) {
                values.add(number(knob, Normal.integer(knob.min()) - 1));
            }
            if (overlay.max("").isEmpty()) {
                values.add(number(knob, Normal.integer(knob.max()) + 1));
            }
        }
        if (knob.type() == KnobType.REAL) {
            values.add(new KnobValue(knob, Real.exact(Double.parseDouble(knob.min()) - 0.5)));
        }
        return values;
    }

    private static KnobValue number(Knob knob, long number) {
        String setting = knob.isOctal() && number >= 0 ? "0" + Long.toOctalString(number) : Long.toString(number);
        return new KnobValue(knob, setting);
    }
}
