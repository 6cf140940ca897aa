package io.flypg.resources.role;

import io.flypg.engine.address.Address;
import io.flypg.engine.resource.Observation;
import io.flypg.postgres.state.Access;
import io.flypg.postgres.state.RoleState;
import io.flypg.resources.live.PrimaryView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads roles out of what a primary has inside. */
public final class RoleObserver {
    private RoleObserver() {}

    /** The roles that a project owns in a cluster, by address. */
    public static List<Address> owned(PrimaryView view, String project) {
        return view.ownedRoles().entrySet().stream()
                .filter(entry -> entry.getValue().equals(project))
                .map(entry -> Address.role(view.cluster(), entry.getKey()))
                .toList();
    }

    /** One role. */
    public static Observation<Role> observe(PrimaryView view, String name) {
        RoleState state = view.contents().roles().get(name);
        if (state == null) {
            return new Observation.Absent<>();
        }
        return new Observation.Present<>(new Role(
                name,
                Optional.ofNullable(view.ownedRoles().get(name)),
                state.login(),
                state.connectionLimit() < 0 ? Optional.empty() : Optional.of(state.connectionLimit()),
                databases(view, name, Access.READ),
                databases(view, name, Access.WRITE),
                new TreeMap<>(state.settings()),
                settingsIn(state),
                view.isProtected()));
    }

    private static SortedMap<String, SortedMap<String, String>> settingsIn(RoleState state) {
        SortedMap<String, SortedMap<String, String>> settings = new TreeMap<>();
        state.settingsIn().forEach((database, values) -> settings.put(database, new TreeMap<>(values)));
        return settings;
    }

    private static List<String> databases(PrimaryView view, String role, Access access) {
        return view.contents().insides().entrySet().stream()
                .filter(inside -> inside.getValue().accessOf(role) == access)
                .map(Map.Entry::getKey)
                .toList();
    }
}
