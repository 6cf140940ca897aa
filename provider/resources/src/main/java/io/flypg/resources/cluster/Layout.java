package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.knob.ImageDefaults;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.MachineSpec;
import io.flypg.engine.model.ReadReplicasSpec;
import io.flypg.engine.model.VolumeSpec;
import io.flypg.engine.plan.NodeStep.NodeSetup;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which nodes a declared cluster has, group by group: how many, where, and what each is made from. */
final class Layout {
    /** The group whose nodes may be primary. */
    static final String PRIMARY = "primary";

    private final ClusterSpec spec;

    /**
     * One group of equal nodes.
     *
     * @param name {@code primary}, or {@code read-gru}
     * @param ownMachine whether its machine is declared for it alone, and not with the cluster's
     * @param ownVolume the same for its volume
     */
    record Group(
            String name,
            Region region,
            int count,
            MachineSpec machine,
            VolumeSpec volume,
            boolean ownMachine,
            boolean ownVolume) {
        /** Where a field of its nodes stands in the definition: with the readers, or with the cluster. */
        String path(String field) {
            boolean own = field.startsWith("machine") ? ownMachine : ownVolume;
            return own ? "readReplicas." + region + "." + field : field;
        }
    }

    Layout(ClusterSpec spec) {
        this.spec = spec;
    }

    /** The word that declares how many nodes a group has. */
    static String field(String group, Region region) {
        return group.equals(PRIMARY) ? "replicas" : "readReplicas." + region;
    }

    /** The number as it is declared: the primary itself is not a replica. */
    static String shown(String group, int nodes) {
        return Integer.toString(group.equals(PRIMARY) ? nodes - 1 : nodes);
    }

    /** The declared groups by name, the primary's first. */
    Map<String, Group> groups() {
        Map<String, Group> groups = new LinkedHashMap<>();
        groups.put(
                PRIMARY,
                new Group(PRIMARY, spec.region(), 1 + spec.replicas(), spec.machine(), spec.volume(), false, false));
        for (ReadReplicasSpec readers : spec.readReplicas()) {
            Group group = new Group(
                    "read-" + readers.region(),
                    readers.region(),
                    readers.count(),
                    readers.machine().orElse(spec.machine()),
                    readers.volume().orElse(spec.volume()),
                    readers.machine().isPresent(),
                    readers.volume().isPresent());
            groups.put(group.name(), group);
        }
        return groups;
    }

    /** Where the cluster's primary is declared to be. */
    Region primaryRegion() {
        return spec.region();
    }

    /** What a node of a group is to be made from, given the image and the region that the cluster has its primary in then. */
    NodeSetup setup(Group group, String image, Region primaryRegion) {
        return new NodeSetup(
                group.region(),
                group.machine(),
                image,
                primaryRegion,
                group.volume().extend());
    }

    /**
     * The same for a node that is there: a machine never leaves its region, and its image stays as long as it is what is declared, since
     * a newer build of that is no difference.
     */
    NodeSetup setup(Group group, Node node, Region primaryRegion) {
        return new NodeSetup(
                node.region(),
                group.machine(),
                isUnmanaged("image") || accepts(node) ? node.setup().image() : image(),
                primaryRegion,
                group.volume().extend());
    }

    /** What the image chooses on the smallest of all nodes: one value for all has to fit that one. */
    ImageDefaults smallest(Knobs knobs, List<Node> nodes) {
        List<Group> sizes = Stream.concat(
                        groups().values().stream(), nodes.stream().flatMap(node -> group(node).stream()))
                .toList();
        Size memory = sizes.stream()
                .map(group -> group.machine().memory())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Size volume = sizes.stream()
                .map(group -> group.volume().size())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new ImageDefaults(knobs, memory, volume);
    }

    /** Whether a node cannot become what is declared where it is, so that a new one has to take its place. */
    boolean isOutdated(Node node) {
        return isElsewhere(node) || shrinks(node);
    }

    /** Whether a node is in another region than its group. */
    boolean isElsewhere(Node node) {
        return group(node.group())
                .filter(group -> !group.region().equals(node.region()))
                .isPresent();
    }

    /** Whether a node has a larger volume than is declared, and the definition lets it go for that. */
    boolean shrinks(Node node) {
        return group(node)
                .filter(group -> group.volume().shrinkByReplacement())
                .filter(group -> node.volume()
                        .filter(volume -> volume.size().compareTo(group.volume().size()) > 0)
                        .filter(volume -> !VolumePlan.grewByItself(volume, group))
                        .isPresent())
                .isPresent();
    }

    /** The image a new cluster begins with: a tag, which the step that first uses it pins to a digest. */
    String image() {
        return spec.image().orElse("flyio/postgres-flex:" + spec.postgres());
    }

    /** Whether a node runs what is declared. */
    boolean accepts(Node node) {
        if (spec.image().isPresent()) {
            String image = node.setup().image();
            int digest = image.indexOf('@');
            return spec.image().get().equals(image)
                    || (digest >= 0 && spec.image().get().equals(image.substring(0, digest)));
        }
        return node.version().map(spec.postgres()::accepts).orElse(true);
    }

    /** The lowest ordinals that no node has. */
    List<NodeName> freeNames(Collection<NodeName> taken, int count) {
        return IntStream.iterate(1, ordinal -> ordinal + 1)
                .mapToObj(ordinal -> new NodeName(spec.name(), ordinal))
                .filter(name -> !taken.contains(name))
                .limit(count)
                .toList();
    }

    /** What is declared for a node: that of its group, but for what is left as it is. */
    Optional<Group> group(Node node) {
        return group(node.group())
                .map(group -> new Group(
                        group.name(),
                        group.region(),
                        group.count(),
                        isUnmanaged("machine") ? node.setup().machine() : group.machine(),
                        isUnmanaged("volume") && node.volume().isPresent()
                                ? node.size().volume()
                                : group.volume(),
                        group.ownMachine(),
                        group.ownVolume()));
    }

    private boolean isUnmanaged(String what) {
        return spec.unmanaged().contains(what);
    }

    /** The group of that name, when it is declared. */
    Optional<Group> group(String name) {
        return Optional.ofNullable(groups().get(name));
    }
}
