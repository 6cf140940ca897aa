package io.flypg.postgres.state;

import java.util.Set;

/** What belongs to the image. A cluster that loses one of these is broken. */
public final class Reserved {

    public static final Set<String> DATABASES = Set.of("postgres", "repmgr", "template0", "template1");

    public static final Set<String> ROLES = Set.of("postgres", "repmgr", "flypgadmin");

    /** The database that holds the cluster's registrations. */
    public static final String MEMBERSHIP = "repmgr";

    private Reserved() {}

    /** Whether a role is the image's or PostgreSQL's own. */
    public static boolean isRole(String name) {
        return ROLES.contains(name) || name.startsWith("pg_");
    }

    public static boolean isDatabase(String name) {
        return DATABASES.contains(name);
    }
}
