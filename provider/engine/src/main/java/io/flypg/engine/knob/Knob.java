package io.flypg.engine.knob;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL setting of one major.
 *
 * @param name as PostgreSQL spells it
 * @param min smallest value in units of {@code unit}, as text; empty where there is no limit
 * @param max largest value, likewise
 * @param choices what an ENUM takes, or what each item of a list takes; empty where anything goes
 * @param boot what holds when nobody sets it, as {@code pg_settings.boot_val} has it
 * @param library the library that brings the knob and has to be loaded for it; null for PostgreSQL's own
 * @param isList whether the text is a list of items with commas between them
 */
public record Knob(
        String name,
        KnobType type,
        KnobUnit unit,
        String min,
        String max,
        List<String> choices,
        KnobContext context,
        String boot,
        String category,
        String description,
        @Nullable String library,
        boolean isList) {

    /** A standby refuses to run with less of these than its primary has. */
    private static final Set<String> FOLLOWS_PRIMARY = Set.of(
            "max_connections",
            "max_wal_senders",
            "max_worker_processes",
            "max_prepared_transactions",
            "max_locks_per_transaction");

    public Knob {
        choices = List.copyOf(choices);
    }

    /** Whether a new value holds only after a restart; everything else takes a reload. */
    public boolean takesRestart() {
        return context == KnobContext.POSTMASTER;
    }

    /**
     * Whether the order of nodes matters when this changes: raised on the standbys first and on the primary last, lowered on the
     * primary first and on a standby only after it has replayed that.
     */
    public boolean followsPrimary() {
        return FOLLOWS_PRIMARY.contains(name);
    }

    /** Whether it can be set for one database or one role. */
    public boolean isPerSession() {
        return switch (context) {
            case INTERNAL, POSTMASTER, SIGHUP -> false;
            case SUPERUSER_BACKEND, BACKEND, SUPERUSER, USER -> true;
        };
    }

    /** The library that brings this knob, when it is not PostgreSQL's own. */
    public Optional<String> broughtBy() {
        return Optional.ofNullable(library);
    }

    /** Whether no catalogue knows it, so that nothing is known of its values. */
    public boolean isCustom() {
        return category.equals(CustomKnob.CATEGORY);
    }

    /** Whether PostgreSQL writes its value as an octal number, as file modes are. */
    boolean isOctal() {
        return name.endsWith("_file_mode") || name.endsWith("_permissions") || name.endsWith("_directory_mode");
    }

    /** Whether {@code on} and {@code off} are among the choices, so that true and false can be written. */
    boolean hasSwitch() {
        return choices.contains("on") && choices.contains("off");
    }

    /** For messages and logs: the name. */
    @Override
    public String toString() {
        return name;
    }
}
