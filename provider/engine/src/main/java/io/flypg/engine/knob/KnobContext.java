package io.flypg.engine.knob;

import java.util.Locale;

/** When and by whom a knob can be changed: {@code pg_settings.context}, from never to anybody at any time. */
public enum KnobContext {
    /** Fixed when PostgreSQL was built or the cluster was created. */
    INTERNAL,
    /** Takes a restart. */
    POSTMASTER,
    /** Takes a reload; the same for all sessions. */
    SIGHUP,
    /** Takes a reload and a new session; a superuser may choose for his own. */
    SUPERUSER_BACKEND,
    /** Takes a reload and a new session; anybody may choose for his own. */
    BACKEND,
    /** Takes a reload; a superuser may override it in his session. */
    SUPERUSER,
    /** Takes a reload; anybody may override it in his session. */
    USER;

    static KnobContext of(String context) {
        return valueOf(context.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
