package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.knob.ImageDefaults;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.plan.NodeRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A cluster as it looks when everything is as its spec says. */
public final class AsDeclared {
    private final ClusterSpec spec;
    private final Layout layout;
    private final PostgresVersion version;
    private final SortedMap<String, String> store = new TreeMap<>();
    private final List<Node> nodes = new ArrayList<>();

    private AsDeclared(ClusterSpec spec) {
        this.spec = spec;
        this.layout = new Layout(spec);
        this.version = spec.postgres().minor().isPresent()
                ? spec.postgres()
                : new PostgresVersion(spec.postgres().major(), OptionalInt.of(0));
        spec.config().knobs().forEach((name, value) -> store.put(name, value.sent()));
    }

    /**
     * The observed state of a cluster that is as declared.
     *
     * @param project whose the cluster is
     */
    public static Cluster cluster(ClusterSpec spec, String project) {
        AsDeclared declared = new AsDeclared(spec);
        declared.layout.groups().values().forEach(declared::nodes);
        return new Cluster(
                spec.name(),
                Optional.of(project),
                Optional.of(spec.name() + ".flycast"),
                Set.copyOf(ClusterSecrets.NAMES),
                declared.nodes,
                List.of(),
                Leftovers.NONE,
                List.of(),
                List.of(),
                Optional.empty(),
                spec.protect());
    }

    private void nodes(Layout.Group group) {
        for (NodeName name : layout.freeNames(nodes.stream().map(Node::name).toList(), group.count())) {
            nodes.add(node(name, group));
        }
    }

    private Node node(NodeName name, Layout.Group group) {
        NodeVolume volume = new NodeVolume(
                "vol-" + name.ordinal(),
                group.volume().size(),
                group.volume().keepSnapshots(),
                group.volume().encrypted(),
                Optional.empty());
        return new Node(
                name,
                machine(name),
                "",
                group.name(),
                Node.Power.STARTED,
                layout.setup(group, layout.image(), layout.primaryRegion()),
                Optional.of(version),
                Optional.of(group.machine()),
                Optional.of(volume),
                List.of(),
                spec.protect(),
                new Node.Sight.Seen(inside(name, group)));
    }

    private static String machine(NodeName name) {
        return "machine-" + name.ordinal();
    }

    private Inside inside(NodeName name, Layout.Group group) {
        boolean primary = name.ordinal() == 1;
        return new Inside(
                primary ? NodeRole.PRIMARY : NodeRole.REPLICA,
                version,
                !primary,
                Map.of(),
                store,
                new TreeMap<>(),
                live(group),
                List.of(),
                primary ? members() : List.of(),
                List.of());
    }

    private List<String> members() {
        return IntStream.rangeClosed(1, 1 + Math.toIntExact(spec.followers()))
                .mapToObj(ordinal -> machine(new NodeName(spec.name(), ordinal)))
                .toList();
    }

    /** What nobody declared is the image's choice. */
    private Map<String, String> live(Layout.Group group) {
        Knobs knobs = Knobs.of(spec.postgres().major());
        ImageDefaults defaults = new ImageDefaults(
                knobs, group.machine().memory(), group.volume().size());
        Map<String, String> live = new TreeMap<>();
        for (String name : knobs.names()) {
            defaults.value(name).ifPresent(value -> live.put(name, value.setting()));
        }
        spec.config().knobs().forEach((name, value) -> live.put(name, value.setting()));
        return live;
    }
}
