package io.flypg.resources.cluster;

import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.plan.NodeRole;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a node's PostgreSQL says of itself.
 *
 * @param streaming a standby: whether it receives from the primary now
 * @param lags on the primary: how many bytes of its log each standby has not replayed yet, by machine
 * @param store the cluster's shared settings as this node last read them, in the store's form
 * @param overrides what {@code ALTER SYSTEM} on this node put over them
 * @param live what is in force, in PostgreSQL's base units
 * @param pending names that wait for a restart of this node
 * @param members on the primary: the machines on the cluster's books
 * @param closed on the primary: databases that take no writes although nothing holds them back any more, as a fence leaves them when
 *     another node became primary in between (the image's mark is in the database, its lock is on the node)
 */
public record Inside(
        NodeRole role,
        PostgresVersion version,
        boolean streaming,
        Map<String, Long> lags,
        SortedMap<String, String> store,
        SortedMap<String, String> overrides,
        Map<String, String> live,
        List<String> pending,
        List<String> members,
        List<String> closed) {
    public Inside {
        store = Collections.unmodifiableSortedMap(new TreeMap<>(store));
        overrides = Collections.unmodifiableSortedMap(new TreeMap<>(overrides));
        lags = Map.copyOf(lags);
        live = Map.copyOf(live);
        pending = List.copyOf(pending);
        members = List.copyOf(members);
        closed = List.copyOf(closed);
    }

    /** On the primary: whether a switchover that was cut off has left it without writes. */
    boolean hasStoppedWrites() {
        return overrides.containsKey("default_transaction_read_only");
    }

    /** What a plan rests on: without lag and without what PostgreSQL works out for itself, only what somebody set. */
    SortedMap<String, String> parts() {
        return new TreeMap<>(Map.of(
                "role", role + " " + closed,
                "version", version.toString(),
                "shared settings", store.toString(),
                "ALTER SYSTEM", overrides.toString(),
                "pending restart", pending.toString()));
    }
}
