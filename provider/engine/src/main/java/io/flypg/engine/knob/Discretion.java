package io.flypg.engine.knob;

import java.util.Locale;
import java.util.Set;

/**
 * Which values that a server has are shown to nobody, because a plan, a log or a file would keep them. What a definition declares stands
 * in the definition, and is shown.
 */
public final class Discretion {
    /** In the place of a value that is not shown. */
    public static final String SET = "(set)";

    /** Connection strings hold passwords, and so do the commands that fetch and bring away WAL. */
    private static final Set<String> TELLING = Set.of(
            "archive_cleanup_command",
            "archive_command",
            "primary_conninfo",
            "recovery_end_command",
            "restore_command",
            "ssl_passphrase_command");

    private Discretion() {}

    /** A server's value as it may be shown. */
    public static String shown(String name, String value) {
        return isSecret(name) ? SET : value;
    }

    /** People keep secrets in settings of their own; those of the libraries in the catalogue hold none. */
    private static boolean isSecret(String name) {
        return TELLING.contains(name.toLowerCase(Locale.ROOT))
                || Knobs.MAJORS.stream()
                        .noneMatch(major -> Knobs.of(major).find(name).isPresent());
    }
}
