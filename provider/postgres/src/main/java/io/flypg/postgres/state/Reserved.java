package io.flypg.postgres.state;

import java.util.Set;
import java.util.regex.Pattern;

/** What belongs to the image. A cluster that loses one of these is broken. */
public final class Reserved {

    public static final Set<String> DATABASES = Set.of("postgres", "repmgr", "template0", "template1");

    public static final Set<String> ROLES = Set.of("postgres", "repmgr", "flypgadmin");

    /** The database that holds the cluster's registrations. */
    public static final String MEMBERSHIP = "repmgr";

    /**
     * Settings that say whom a node follows and how it recovers, as a pattern for Java and for SQL. The first of them can
     * hold a password.
     */
    public static final String SETTINGS = "^(primary_conninfo|primary_slot_name|restore_command|archive_cleanup_command"
            + "|recovery_.*|promote_trigger_file)$";

    /** How the image marks a database whose writes it has turned off: nobody's declared setting, so not to be taken back. */
    public static final String WRITES_OFF = "default_transaction_read_only=true";

    /** What the image leaves on a database whose writes it has turned on again. */
    public static final String WRITES_ON = "default_transaction_read_only=false";

    private static final Pattern SETTING = Pattern.compile(SETTINGS, Pattern.CASE_INSENSITIVE);

    private Reserved() {}

    public static boolean isSetting(String name) {
        return SETTING.matcher(name).matches();
    }

    /** Whether a role is the image's or PostgreSQL's own. */
    public static boolean isRole(String name) {
        return ROLES.contains(name) || name.startsWith("pg_");
    }

    public static boolean isDatabase(String name) {
        return DATABASES.contains(name);
    }
}
