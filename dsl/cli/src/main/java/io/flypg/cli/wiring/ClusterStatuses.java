package io.flypg.cli.wiring;

import io.flypg.cli.view.ClusterStatus;
import io.flypg.cli.view.Receipt;
import io.flypg.cli.view.Upgrade;
import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.plan.Guarantee;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Observation;
import io.flypg.fly.volume.Snapshot;
import io.flypg.fly.volume.Volume;
import io.flypg.resources.cluster.Cluster;
import io.flypg.resources.cluster.ClusterObserver;
import io.flypg.resources.cluster.Kept;
import io.flypg.resources.cluster.Node;
import io.flypg.resources.cluster.NodeVolume;
import io.flypg.resources.cluster.PasswordPlan;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Way;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at clusters for showing them: what they are made of, and what is wrong with them. */
final class ClusterStatuses {
    private static final int CLIENT_PORT = 5432;

    private final Live live;
    private final Upgrades upgrades;

    ClusterStatuses(Live live) {
        this.live = live;
        this.upgrades = new Upgrades(live);
    }

    List<ClusterStatus> of(List<String> clusters) {
        return clusters.stream()
                .map(name -> Failures.worded("cluster." + name, () -> of(name)))
                .toList();
    }

    private ClusterStatus of(String name) {
        return switch (look(name)) {
            case Observation.Present<Cluster> present -> of(present.value());
            case Observation.Absent<Cluster> _ ->
                nothing(name, "No such cluster", "there is no app of that name that this token can see.");
            case Observation.Unknown<Cluster> unknown ->
                nothing(name, "Cannot be observed", Problem.sentence(unknown.reason()));
        };
    }

    /** What stayed of those that were deleted. */
    List<Receipt> receipts(List<String> clusters) {
        return clusters.stream()
                .flatMap(name -> Failures.worded("cluster." + name, () -> observe(name)).stream())
                .flatMap(cluster -> cluster.kept().map(kept -> receipt(cluster.name(), kept)).stream())
                .toList();
    }

    private Receipt receipt(String cluster, Kept kept) {
        Optional<Instant> expires = live.fly().volumes(cluster).snapshots(kept.volume()).stream()
                .filter(snapshot -> snapshot.id().equals(kept.snapshot()))
                .findFirst()
                .flatMap(Snapshot::expiresAt);
        return new Receipt(cluster, kept.volume(), kept.snapshot(), expires);
    }

    /** The newer minors there are for some clusters; of what cannot be seen none. */
    List<Upgrade> upgrades(List<String> clusters) {
        return clusters.stream()
                .flatMap(name -> Failures.worded("cluster." + name, () -> observe(name)).stream())
                .flatMap(cluster -> upgrades.of(cluster).stream())
                .toList();
    }

    private Optional<Cluster> observe(String name) {
        return look(name) instanceof Observation.Present<Cluster>(Cluster cluster)
                ? Optional.of(cluster)
                : Optional.empty();
    }

    private Observation<Cluster> look(String name) {
        boolean there = live.fly().apps().get(name).isPresent();
        List<Volume> volumes = there ? live.fly().volumes(name).list() : List.of();
        return new ClusterObserver(live).observe(name, Map.of(name, volumes));
    }

    private static ClusterStatus nothing(String name, String summary, String detail) {
        Problem problem =
                Problem.of("cluster." + name, summary, detail, "check the name, the token and the organization");
        return new ClusterStatus(name, "", "", List.of(), "", List.of(problem));
    }

    private ClusterStatus of(Cluster cluster) {
        return cluster.kept().isPresent() ? kept(cluster, cluster.kept().get()) : running(cluster);
    }

    private static ClusterStatus kept(Cluster cluster, Kept kept) {
        Problem problem = Problem.of(
                        "cluster." + cluster.name(),
                        "Deleted, and its data kept",
                        "nothing serves it. Its data is on the volume " + kept.volume() + ", and there was a snapshot "
                                + kept.snapshot() + " of that.",
                        "declare it again and apply to have it back; 'fly apps destroy " + cluster.name()
                                + "' removes everything for good")
                .asWarning();
        return new ClusterStatus(cluster.name(), "", "", List.of(), "", List.of(problem));
    }

    private ClusterStatus running(Cluster cluster) {
        return new ClusterStatus(
                cluster.name(),
                cluster.address().map(address -> address + ":" + CLIENT_PORT).orElse(""),
                live.operator(cluster.name()).ways().stream().map(Way::word).collect(Collectors.joining(", ")),
                cluster.nodes().stream().map(node -> node(cluster, node)).toList(),
                guarantee(cluster),
                problems(cluster));
    }

    /** What the nodes that work now survive, not what is declared. */
    private static String guarantee(Cluster cluster) {
        int voters = working(cluster.group("primary"));
        int readers = working(cluster.nodes()) - voters;
        Region region = cluster.nodes().stream()
                .map(node -> node.setup().primaryRegion())
                .findFirst()
                .orElse(new Region("xxx"));
        return Guarantee.of(region, voters, readers);
    }

    private static int working(List<Node> nodes) {
        return (int) nodes.stream()
                .filter(node -> node.role() == NodeRole.PRIMARY || node.role() == NodeRole.REPLICA)
                .count();
    }

    private List<Problem> problems(Cluster cluster) {
        List<Problem> problems = new ArrayList<>();
        for (Node node : cluster.nodes()) {
            if (node.sight() instanceof Node.Sight.Unseen unseen) {
                problems.add(Problem.of(
                        node.name(),
                        "Node cannot be seen",
                        Problem.sentence(unseen.reason()),
                        "'flypg plan' says what would bring it back"));
            } else if (node.role() == NodeRole.ZOMBIE) {
                problems.add(Problem.of(
                        node.name(),
                        "Node is fenced",
                        "it cannot tell whether it is still the primary, so it takes no writes.",
                        "bring back the other nodes: it decides when a majority answers"));
            }
            waiting(node).ifPresent(problems::add);
            Fullness.of(node.name().toString(), node(cluster, node)).ifPresent(problems::add);
        }
        if (cluster.primary().isEmpty()) {
            problems.add(Problem.of(
                    "cluster." + cluster.name(),
                    "No primary",
                    "no node takes writes now.",
                    "'flypg plan' says what would be done"));
        }
        PasswordPlan.halfChanged(cluster).map(Problem::asWarning).ifPresent(problems::add);
        upgrades.of(cluster).map(Upgrade::note).ifPresent(problems::add);
        cluster.leftovers().kept(cluster.name()).map(Problem::asWarning).ifPresent(problems::add);
        return problems;
    }

    private static Optional<Problem> waiting(Node node) {
        List<String> names = pending(node);
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(
                                node.name(),
                                "Restart pending",
                                String.join(", ", names)
                                        + (names.size() == 1 ? " has" : " have")
                                        + " another value in its files than it runs with.",
                                "'flypg plan' says in which order the nodes would restart")
                        .asWarning());
    }

    /** What waits for a restart and can be set by a definition; the rest is between the image and the server. */
    private static List<String> pending(Node node) {
        return node.inside().stream()
                .flatMap(inside -> inside.pending().stream()
                        .filter(name ->
                                isSettable(name, Knobs.of(inside.version().major()))))
                .toList();
    }

    private static boolean isSettable(String name, Knobs knobs) {
        return knobs.find(name).flatMap(knobs::whyNot).isEmpty();
    }

    private static ClusterStatus.Node node(Cluster cluster, Node node) {
        return new ClusterStatus.Node(
                node.name().ordinal(),
                node.machine(),
                node.region().code(),
                node.power() == Node.Power.STOPPED ? "stopped" : node.role().word(),
                node.version().map(PostgresVersion::toString).orElse(""),
                node.address(),
                cluster.lagBytes(node),
                node.volume().flatMap(ClusterStatuses::disk),
                pending(node));
    }

    private static Optional<ClusterStatus.Disk> disk(NodeVolume volume) {
        return volume.used()
                .map(Size::bytes)
                .map(used -> new ClusterStatus.Disk(used, volume.size().bytes()));
    }
}
