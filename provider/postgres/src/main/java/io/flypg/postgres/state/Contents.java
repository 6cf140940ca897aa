package io.flypg.postgres.state;

import java.util.Map;
import java.util.Optional;

/**
 * Databases and roles of a cluster, by name. Templates and PostgreSQL's predefined roles are left out.
 *
 * @param insides those databases that were asked for and exist
 */
public record Contents(
        Map<String, DatabaseState> databases, Map<String, RoleState> roles, Map<String, DatabaseInside> insides) {

    public Contents {
        databases = Map.copyOf(databases);
        roles = Map.copyOf(roles);
        insides = Map.copyOf(insides);
    }

    public Optional<DatabaseState> database(String name) {
        return Optional.ofNullable(databases.get(name));
    }

    public Optional<RoleState> role(String name) {
        return Optional.ofNullable(roles.get(name));
    }

    public Optional<DatabaseInside> inside(String database) {
        return Optional.ofNullable(insides.get(database));
    }
}
