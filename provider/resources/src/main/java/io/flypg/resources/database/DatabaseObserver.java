package io.flypg.resources.database;

import io.flypg.engine.address.Address;
import io.flypg.engine.resource.Observation;
import io.flypg.postgres.state.DatabaseInside;
import io.flypg.postgres.state.DatabaseState;
import io.flypg.postgres.state.ExtensionState;
import io.flypg.resources.live.OwnerMark;
import io.flypg.resources.live.PrimaryView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads databases out of what a primary has inside. */
public final class DatabaseObserver {
    private DatabaseObserver() {}

    /** The databases that a project owns in a cluster, by address. */
    public static List<Address> owned(PrimaryView view, String project) {
        return view.marks().values().stream()
                .filter(mark -> mark.project().equals(project))
                .map(mark -> Address.database(view.cluster(), mark.database()))
                .toList();
    }

    /** One database. */
    public static Observation<Database> observe(PrimaryView view, String name) {
        DatabaseState state = view.contents().databases().get(name);
        Optional<OwnerMark> mark = view.mark(name);
        if (state == null) {
            return mark.<Observation<Database>>map(found -> new Observation.Present<>(ownerOnly(view, found)))
                    .orElseGet(Observation.Absent::new);
        }
        return new Observation.Present<>(new Database(
                name,
                true,
                mark.map(OwnerMark::project),
                state.owner(),
                state.publicConnects(),
                extensions(view.contents().insides(), name),
                mark.map(OwnerMark::extensions).orElse(Set.of()),
                state.settings(),
                view.isProtected()));
    }

    private static Database ownerOnly(PrimaryView view, OwnerMark mark) {
        return new Database(
                mark.database(),
                false,
                Optional.of(mark.project()),
                "",
                false,
                new TreeMap<>(),
                Set.of(),
                new TreeMap<>(),
                view.isProtected());
    }

    private static SortedMap<String, String> extensions(Map<String, DatabaseInside> insides, String name) {
        SortedMap<String, String> versions = new TreeMap<>();
        DatabaseInside inside = insides.get(name);
        if (inside != null) {
            for (ExtensionState extension : inside.extensions()) {
                versions.put(extension.name(), extension.version());
            }
        }
        return versions;
    }
}
