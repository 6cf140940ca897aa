package io.flypg.cli.wiring;

import io.flypg.cli.view.Upgrade;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.fly.call.FlyException;
import io.flypg.resources.cluster.Cluster;
import io.flypg.resources.cluster.Minors;
import io.flypg.resources.live.Live;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds clusters that run an older minor of PostgreSQL than there is; each major is asked for once. */
final class Upgrades {
    private final Live live;
    private final Map<Integer, Optional<PostgresVersion>> newest = new HashMap<>();

    Upgrades(Live live) {
        this.live = live;
    }

    Optional<Upgrade> of(Cluster cluster) {
        Optional<PostgresVersion> runs = Minors.oldest(cluster);
        return runs.flatMap(version -> newest.computeIfAbsent(version.major(), this::newest))
                .filter(newer -> Minors.isOlder(runs.orElseThrow(), newer))
                .map(newer -> new Upgrade(cluster.name(), runs.orElseThrow().toString(), newer.toString()));
    }

    /** A token that may not ask is no reason to say nothing of a cluster at all. */
    private Optional<PostgresVersion> newest(int major) {
        try {
            return live.fly().images().newestMinor(major).map(PostgresVersion::parse);
        } catch (FlyException e) {
            return Optional.empty();
        }
    }
}
