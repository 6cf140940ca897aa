package io.flypg.engine.bind;

import java.util.Set;
import java.util.regex.Pattern;

/** Which names the platform, the image and PostgreSQL accept. */
public final class Names {
    /** Fly.io: under 63 characters, lower-case letters, digits, dashes; a name in the DNS does not end with a dash. */
    private static final Pattern APP = Pattern.compile("[a-z]([a-z0-9-]{0,60}[a-z0-9])?");

    private static final Pattern PROJECT = Pattern.compile("[a-z0-9][a-z0-9/_-]{0,61}");

    /** What needs no quotes in SQL and passes the image's own tools, which do not quote. */
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Roles and databases that the image or PostgreSQL made for themselves. */
    private static final Set<String> RESERVED =
            Set.of("postgres", "repmgr", "flypgadmin", "template0", "template1", "replication", "public", "none");

    private Names() {}

    static boolean isApp(String name) {
        return APP.matcher(name).matches();
    }

    /** Whether a project may be called so. */
    public static boolean isProject(String name) {
        return PROJECT.matcher(name).matches();
    }

    static boolean isIdentifier(String name) {
        return IDENTIFIER.matcher(name).matches();
    }

    static boolean isReserved(String name) {
        return RESERVED.contains(name) || name.startsWith("pg_");
    }

    static boolean isVariable(String name) {
        return VARIABLE.matcher(name).matches();
    }
}
