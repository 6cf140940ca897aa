package io.flypg.engine.knob;

import java.util.Locale;

/** What kind of value a knob takes: {@code pg_settings.vartype}. */
public enum KnobType {
    BOOL,
    INTEGER,
    REAL,
    STRING,
    ENUM;

    static KnobType of(String vartype) {
        return valueOf(vartype.toUpperCase(Locale.ROOT));
    }
}
