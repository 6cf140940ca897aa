package io.flypg.postgres.state;

import java.util.Objects;
import java.util.Optional;

/**
 * A setting as the node as a whole has it; what holds only for our own session is not in it.
 *
 * @param value in the setting's unit: {@code 8192} with unit {@code 8kB} is 64 MB
 * @param unit {@code B}, {@code kB}, {@code 8kB}, {@code MB}, {@code ms}, {@code s}, {@code min}
 * @param source PostgreSQL's word: {@code default}, {@code configuration file}, {@code command line} …
 * @param file where the value stands, when it comes from a file
 * @param pendingRestart the files say something else, which waits for a restart
 * @param bootValue what it would be if nobody set it, in the setting's unit
 */
public record Setting(
        String name,
        String value,
        Optional<String> unit,
        SettingContext context,
        String source,
        Optional<ConfigFile> file,
        boolean pendingRestart,
        String bootValue) {

    public Setting {
        Objects.requireNonNull(name);
        Objects.requireNonNull(value);
    }

    /** Whether a new value waits for the node's restart. */
    public boolean takesRestart() {
        return context == SettingContext.POSTMASTER;
    }
}
