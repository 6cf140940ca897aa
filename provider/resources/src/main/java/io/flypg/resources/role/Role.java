package io.flypg.resources.role;

import io.flypg.engine.resource.Observed;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A role as it is.
 *
 * @param project whose it is; empty when it bears no mark
 * @param reads databases it may read, sorted
 * @param writes databases it may read and write, sorted
 * @param settings what holds for its sessions
 * @param settingsIn what holds for its sessions in one database only, by database
 * @param connectionLimit empty when there is none
 */
public record Role(
        String name,
        Optional<String> project,
        boolean login,
        Optional<Integer> connectionLimit,
        List<String> reads,
        List<String> writes,
        SortedMap<String, String> settings,
        SortedMap<String, SortedMap<String, String>> settingsIn,
        boolean isProtected)
        implements Observed {
    public Role {
        reads = reads.stream().sorted().toList();
        writes = writes.stream().sorted().toList();
        settingsIn = Collections.unmodifiableSortedMap(new TreeMap<>(settingsIn));
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    @Override
    public SortedMap<String, String> parts() {
        return new TreeMap<>(Map.of(
                "project", project.toString(),
                "login", Boolean.toString(login),
                "connection limit", connectionLimit.toString(),
                "grants", reads + " " + writes,
                "settings", settings + " " + settingsIn));
    }
}
