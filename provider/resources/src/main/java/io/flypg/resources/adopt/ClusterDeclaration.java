package io.flypg.resources.adopt;

import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.knob.ImageDefaults;
import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.MachineSpec;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.model.ReadReplicasSpec;
import io.flypg.engine.model.VolumeSpec;
import io.flypg.resources.cluster.Cluster;
import io.flypg.resources.cluster.Inside;
import io.flypg.resources.cluster.Node;
import io.flypg.resources.cluster.NodeVolume;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The spec that declares a cluster as it is. Of nodes that differ from each other it takes what every one of them can become, and says that
 * they stay as they are.
 */
final class ClusterDeclaration {
    private static final String PRIMARY = "primary";
    private static final Pattern PUBLISHED = Pattern.compile("([a-z0-9.-]*docker\\.io/)?flyio/postgres-flex:[^@]*");

    private final Cluster cluster;
    private final List<String> remarks;

    /** @param remarks takes what cannot be said */
    ClusterDeclaration(Cluster cluster, List<String> remarks) {
        this.cluster = cluster;
        this.remarks = remarks;
    }

    ClusterSpec spec() {
        List<Node> nodes = cluster.group(PRIMARY);
        Node primary = cluster.primary().orElseThrow();
        MachineSpec machine = machine(nodes);
        VolumeSpec volume = volume(nodes);
        int major = version(primary).major();
        return new ClusterSpec(
                cluster.name(),
                primary.setup().primaryRegion(),
                new PostgresVersion(major, OptionalInt.empty()),
                image(primary.setup().image(), remarks),
                nodes.size() - 1,
                nodes.size() == 2,
                readers(machine, volume),
                machine,
                volume,
                unmanaged(),
                new Config(knobs(primary, Knobs.of(major))),
                Optional.empty(),
                cluster.isProtected());
    }

    /** What nodes differ in that have it declared together: planning the import would make them equal, and planning it changes nothing. */
    private List<String> unmanaged() {
        List<String> unmanaged = new ArrayList<>();
        leave("machine", Node::group, node -> node.setup().machine(), unmanaged);
        leave("volume", Node::group, ClusterDeclaration::mounted, unmanaged);
        leave("image", _ -> "all", node -> image(node.setup().image(), new ArrayList<>()), unmanaged);
        return unmanaged;
    }

    /** @param together which nodes have it declared together */
    private void leave(
            String what, Function<Node, String> together, Function<Node, Object> has, List<String> unmanaged) {
        boolean differs = cluster.nodes().stream()
                .collect(Collectors.groupingBy(together, Collectors.mapping(has, Collectors.toSet())))
                .values()
                .stream()
                .anyMatch(different -> different.size() > 1);
        if (differs) {
            unmanaged.add(what);
            remarks.add("Nodes of this cluster differ in their " + what + ", and keep what they have: unmanaged '"
                    + what + "'. Take the word out, and a plan makes them all as declared.");
        }
    }

    /** All of a volume that can be declared. */
    private static Object mounted(Node node) {
        return node.volume()
                .map(volume -> List.of(
                        volume.size(),
                        volume.keepSnapshots(),
                        volume.encrypted(),
                        node.setup().extend()))
                .orElse(List.of());
    }

    private static PostgresVersion version(Node node) {
        return node.inside().map(Inside::version).orElseThrow();
    }

    /** The published image of a version is what the version alone means. */
    static Optional<String> image(String image, List<String> remarks) {
        int digest = image.indexOf('@');
        if (digest < 0 || !hasTag(image.substring(0, digest))) {
            return PUBLISHED.matcher(image).matches() ? Optional.empty() : Optional.of(image);
        }
        String tag = image.substring(0, digest);
        if (PUBLISHED.matcher(tag).matches()) {
            return Optional.empty();
        }
        remarks.add("The definition says the tag of the image, which may move. What runs now is " + image + ".");
        return Optional.of(tag);
    }

    /** A colon before the last slash is that of a port. */
    private static boolean hasTag(String image) {
        return image.indexOf(':', image.lastIndexOf('/') + 1) >= 0;
    }

    private List<ReadReplicasSpec> readers(MachineSpec machine, VolumeSpec volume) {
        Map<Region, List<Node>> regions = cluster.nodes().stream()
                .filter(node -> !node.group().equals(PRIMARY))
                .collect(Collectors.groupingBy(Node::region, TreeMap::new, Collectors.toList()));
        List<ReadReplicasSpec> readers = new ArrayList<>();
        regions.forEach((region, nodes) -> readers.add(new ReadReplicasSpec(
                region,
                nodes.size(),
                Optional.of(machine(nodes)).filter(own -> !own.equals(machine)),
                Optional.of(volume(nodes)).filter(own -> !own.equals(volume)))));
        return readers;
    }

    private static MachineSpec machine(List<Node> nodes) {
        return nodes.stream()
                .map(node -> node.setup().machine())
                .max(Comparator.comparing(MachineSpec::memory).thenComparingInt(MachineSpec::cpus))
                .orElseThrow();
    }

    /** The largest, because volumes do not shrink unasked. */
    private static VolumeSpec volume(List<Node> nodes) {
        Node largest = nodes.stream()
                .max(Comparator.comparing(ClusterDeclaration::size))
                .orElseThrow();
        NodeVolume volume = largest.volume().orElseThrow();
        Duration keep = volume.keepSnapshots();
        return new VolumeSpec(volume.size(), keep, largest.setup().extend(), volume.encrypted(), false);
    }

    private static Size size(Node node) {
        return node.volume().map(NodeVolume::size).orElse(new Size(0));
    }

    /** What the cluster's store and, over it, the primary's own file say, without what the image would do by itself. */
    private SortedMap<String, KnobValue> knobs(Node primary, Knobs catalogue) {
        Inside inside = primary.inside().orElseThrow();
        SortedMap<String, String> said = new TreeMap<>(inside.store());
        said.putAll(inside.overrides());
        ImageDefaults defaults = new ImageDefaults(catalogue, memory(), smallestVolume());
        SortedMap<String, KnobValue> values = new TreeMap<>(new Settings(catalogue, "the cluster", remarks)
                .read(said, catalogue::forCluster)
                .knobs());
        values.values()
                .removeIf(value ->
                        defaults.value(value.knob().name()).map(value::sameAs).orElse(false));
        return values;
    }

    private Size memory() {
        return cluster.nodes().stream()
                .map(node -> node.setup().machine().memory())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Size smallestVolume() {
        return cluster.nodes().stream()
                .map(ClusterDeclaration::size)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
