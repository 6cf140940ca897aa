package io.flypg.postgres.state;

import java.util.Locale;

/** When a new value of a setting takes effect: the column {@code context} of {@code pg_settings}. */
public enum SettingContext {
    INTERNAL,
    POSTMASTER,
    SIGHUP,
    SUPERUSER_BACKEND,
    BACKEND,
    SUPERUSER,
    USER;

    public static SettingContext of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
