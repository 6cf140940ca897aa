package io.flypg.postgres.state;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A role.
 *
 * @param memberOf the roles it was directly made a member of
 * @param connectionLimit −1: none
 * @param hasPassword whether any password is set; never which
 * @param settings what holds for its sessions in any database, values as text
 * @param settingsIn what holds for its sessions in one database, by database
 */
public record RoleState(
        String name,
        boolean login,
        boolean superuser,
        boolean hasPassword,
        int connectionLimit,
        Set<String> memberOf,
        Map<String, String> settings,
        Map<String, Map<String, String>> settingsIn,
        Optional<String> comment) {

    public RoleState {
        memberOf = Set.copyOf(memberOf);
        settings = Map.copyOf(settings);
        settingsIn = Map.copyOf(settingsIn);
    }
}
