package io.flypg.resources.cluster;

import io.flypg.engine.model.PostgresVersion;
import io.flypg.fly.postgres.Images;
import java.util.Comparator;
import java.util.Optional;

/** Which minor of PostgreSQL a cluster runs, where it runs the published image: of another one only its maker knows what is newer. */
public final class Minors {
    private static final Comparator<PostgresVersion> BY_MINOR =
            Comparator.comparingInt(version -> version.minor().orElse(0));

    private Minors() {}

    /** The oldest of its nodes' versions; empty when it cannot be seen, or a node runs an image of somebody else. */
    public static Optional<PostgresVersion> oldest(Cluster cluster) {
        boolean published =
                cluster.nodes().stream().allMatch(node -> node.setup().image().contains(Images.REPOSITORY + ":"));
        return cluster.nodes().stream()
                .filter(_ -> published)
                .flatMap(node -> node.inside().map(Inside::version).or(node::version).stream())
                .min(BY_MINOR);
    }

    /** Whether another minor of the same major is newer than this one. */
    public static boolean isOlder(PostgresVersion runs, PostgresVersion newest) {
        return runs.major() == newest.major() && BY_MINOR.compare(runs, newest) < 0;
    }
}
