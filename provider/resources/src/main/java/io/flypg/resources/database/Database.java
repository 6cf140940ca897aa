package io.flypg.resources.database;

import io.flypg.engine.resource.Observed;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A database as it is.
 *
 * @param exists whether it is there itself; otherwise only the role that was made to own it is: a create or a drop that stopped early
 * @param project whose it is; empty when it bears no mark
 * @param publicConnects whether every role may connect
 * @param extensions version by name
 * @param made the extensions that flypg made
 * @param settings of its sessions
 */
public record Database(
        String name,
        boolean exists,
        Optional<String> project,
        String owner,
        boolean publicConnects,
        SortedMap<String, String> extensions,
        Set<String> made,
        SortedMap<String, String> settings,
        boolean isProtected)
        implements Observed {
    public Database {
        extensions = Collections.unmodifiableSortedMap(new TreeMap<>(extensions));
        made = Collections.unmodifiableSet(new TreeSet<>(made));
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    @Override
    public SortedMap<String, String> parts() {
        return new TreeMap<>(Map.of(
                "existence", Boolean.toString(exists),
                "project", project.toString(),
                "owner", owner,
                "privileges", Boolean.toString(publicConnects),
                "extensions", extensions + " " + made,
                "settings", settings.toString()));
    }
}
