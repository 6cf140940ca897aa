package io.flypg.cli.wiring;

import io.flypg.cli.view.ClusterStatus;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Catalogue;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Platform;
import io.flypg.fly.call.FlyOptions;
import io.flypg.resources.FlyPlatform;
import io.flypg.resources.Resources;
import io.flypg.resources.cluster.Cluster;
import io.flypg.resources.cluster.ClusterObserver;
import io.flypg.resources.cluster.Node;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Pace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The real ones: Fly.io, or the local platform, which speaks the same API. */
public final class FlyParts implements Parts {
    @Override
    public Catalogue catalogue() {
        return Resources.catalogue();
    }

    @Override
    public Platform platform(Map<String, String> environment) {
        return new FlyPlatform(live(environment));
    }

    @Override
    public List<ClusterStatus> status(Map<String, String> environment, List<String> clusters) {
        ClusterObserver observer = new ClusterObserver(live(environment));
        return clusters.stream()
                .map(cluster -> status(cluster, observer.observe(cluster, Map.of())))
                .toList();
    }

    private static Live live(Map<String, String> environment) {
        return Resources.live(environment, FlyOptions.defaults(), Pace.STANDARD);
    }

    private static ClusterStatus status(String name, Observation<Cluster> observation) {
        return switch (observation) {
            case Observation.Present<Cluster> present ->
                new ClusterStatus(
                        name,
                        "",
                        "",
                        present.value().nodes().stream().map(FlyParts::node).toList(),
                        "",
                        List.of());
            case Observation.Absent<Cluster> _ ->
                nothing(name, Problem.of("cluster." + name, "No such cluster", "there is no app of that name.", ""));
            case Observation.Unknown<Cluster> unknown ->
                nothing(name, Problem.of("cluster." + name, "Cannot be observed", unknown.reason() + ".", ""));
        };
    }

    private static ClusterStatus nothing(String name, Problem problem) {
        return new ClusterStatus(name, "", "", List.of(), "", List.of(problem));
    }

    private static ClusterStatus.Node node(Node node) {
        return new ClusterStatus.Node(
                node.name().ordinal(),
                node.machine(),
                node.region().code(),
                node.role().word(),
                node.version().map(PostgresVersion::toString).orElse(""),
                "",
                OptionalLong.empty(),
                Optional.empty());
    }
}
