package io.flypg.postgres.act;

import io.flypg.postgres.sql.Identifier;

/** For whose sessions a setting holds. */
public sealed interface Scope {

    /** All sessions in a database. */
    record InDatabase(String database) implements Scope {}

    /** All sessions of a role. */
    record OfRole(String role) implements Scope {}

    /** The sessions of a role in one database. */
    record OfRoleIn(String role, String database) implements Scope {}

    /** The beginning of the statement that changes it. */
    default String alter() {
        return switch (this) {
            case InDatabase(String database) -> "ALTER DATABASE " + Identifier.quote(database);
            case OfRole(String role) -> "ALTER ROLE " + Identifier.quote(role);
            case OfRoleIn(String role, String database) ->
                "ALTER ROLE " + Identifier.quote(role) + " IN DATABASE " + Identifier.quote(database);
        };
    }

    /** For errors. */
    default String text() {
        return switch (this) {
            case InDatabase(String database) -> "database \"" + database + "\"";
            case OfRole(String role) -> "role \"" + role + "\"";
            case OfRoleIn(String role, String database) -> "role \"" + role + "\" in database \"" + database + "\"";
        };
    }
}
