package io.flypg.engine.knob;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code shared_preload_libraries}: the image's cluster manager has to stay in it, and the image wants the items bare, without
 * spaces and quotes.
 */
final class Preload {
    private static final String MANAGER = "repmgr";

    /** Libraries that are no extensions. The image's admin API refuses to preload what {@code pg_available_extensions} lacks. */
    private static final Set<String> NO_EXTENSIONS = Set.of(
            "auto_explain",
            "auth_delay",
            "basebackup_to_shell",
            "basic_archive",
            "passwordcheck",
            "pg_overexplain",
            "pgoutput",
            "test_decoding");

    /** What of PostgreSQL's own libraries makes sense to load for each session. */
    private static final Set<String> PUBLISHED = Set.of(
            "auto_explain", "pg_stat_statements", "pg_trgm", "pgcrypto", "plpgsql", "postgres_fdw", "passwordcheck");

    private Preload() {}

    static boolean isPerSession(Knob knob) {
        return knob.name().equals("session_preload_libraries") || knob.name().equals("local_preload_libraries");
    }

    static boolean isPublished(String library) {
        return PUBLISHED.contains(library);
    }

    static boolean isManaged(Knob knob) {
        return knob.name().equals("shared_preload_libraries");
    }

    static boolean isManager(Knob knob, String item) {
        return isManaged(knob) && item.equals(MANAGER);
    }

    /** Whether the image would load it: it wants a plain name, and an extension of that name. */
    static boolean isPossible(String library) {
        return library.matches("[A-Za-z0-9_$-]+") && !NO_EXTENSIONS.contains(library);
    }

    /** The manager first, then the others in their order. */
    static List<String> complete(List<String> items) {
        List<String> all = new ArrayList<>(items.size() + 1);
        all.add(MANAGER);
        items.stream().filter(item -> !item.equals(MANAGER)).forEach(all::add);
        return all;
    }
}
