package io.flypg.postgres.act;

import java.util.Optional;
import java.util.Set;

/**
 * What a role is to be. Nothing that this does not name (superuser, creating roles or databases, replication, passing row
 * security) is left to it.
 *
 * @param connectionLimit −1: none
 * @param memberOf roles whose rights it gets; memberships that are not named here stay
 * @param comment empty: stays as it is
 */
public record RoleWanted(
        String name, boolean login, int connectionLimit, Set<String> memberOf, Optional<String> comment) {

    public RoleWanted {
        memberOf = Set.copyOf(memberOf);
    }

    /** A role that owns things and nobody logs in as. */
    public static RoleWanted owner(String name, String comment) {
        return new RoleWanted(name, false, -1, Set.of(), Optional.of(comment));
    }

    /** A login with the rights of an owner. */
    public static RoleWanted memberOf(String owner, String name) {
        return new RoleWanted(name, true, -1, Set.of(owner), Optional.empty());
    }
}
