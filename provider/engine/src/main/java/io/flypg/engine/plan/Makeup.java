package io.flypg.engine.plan;

import io.flypg.engine.address.Region;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.NodeSize;
import io.flypg.engine.model.ReadReplicasSpec;
import io.flypg.engine.model.VolumeSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * What a cluster is made of, declared or there: all that its cost and its guarantee follow from.
 *
 * @param region where its primary is
 * @param voters its primary and the standbys beside it
 * @param readers by region
 */
public record Makeup(Region region, List<NodeSize> voters, SortedMap<Region, List<NodeSize>> readers) {
    private static final Comparator<NodeSize> BY_VOLUME =
            Comparator.comparing(node -> node.volume().size());

    public Makeup {
        voters = List.copyOf(voters);
        readers = Collections.unmodifiableSortedMap(new TreeMap<>(readers));
    }

    /** A cluster as it is declared. */
    public static Makeup of(ClusterSpec cluster) {
        SortedMap<Region, List<NodeSize>> readers = new TreeMap<>();
        for (ReadReplicasSpec reader : cluster.readReplicas()) {
            NodeSize size = new NodeSize(
                    reader.machine().orElse(cluster.machine()), reader.volume().orElse(cluster.volume()));
            readers.put(reader.region(), Collections.nCopies(reader.count(), size));
        }
        NodeSize size = new NodeSize(cluster.machine(), cluster.volume());
        return new Makeup(cluster.region(), Collections.nCopies(1 + cluster.replicas(), size), readers);
    }

    /** All nodes. */
    public List<NodeSize> nodes() {
        List<NodeSize> all = new ArrayList<>(voters);
        readers.values().forEach(all::addAll);
        return all;
    }

    /** The same with volumes that the platform may extend by itself as large as they have grown. */
    public Makeup grownAs(Makeup now) {
        return beside(now, (wanted, there) -> grown(wanted, there.volume()));
    }

    /** The same with nodes that are there as they are, in what the definition leaves to them; those in another region go. */
    public Makeup keeping(List<String> unmanaged, Makeup now) {
        Makeup kept = beside(
                now,
                (wanted, there) -> new NodeSize(
                        unmanaged.contains("machine") ? there.machine() : wanted.machine(),
                        unmanaged.contains("volume") ? there.volume() : wanted.volume()));
        return now.region.equals(region) ? kept : new Makeup(region, voters, kept.readers);
    }

    /** @param change takes a node as it is wanted and one that is there, and says what it will be */
    private Makeup beside(Makeup now, BinaryOperator<NodeSize> change) {
        SortedMap<Region, List<NodeSize>> changed = new TreeMap<>();
        readers.forEach((where, nodes) ->
                changed.put(where, beside(nodes, now.readers.getOrDefault(where, List.of()), change)));
        return new Makeup(region, beside(voters, now.voters, change), changed);
    }

    private static List<NodeSize> beside(List<NodeSize> wanted, List<NodeSize> now, BinaryOperator<NodeSize> change) {
        List<NodeSize> largest = now.stream().sorted(BY_VOLUME.reversed()).toList();
        List<NodeSize> changed = new ArrayList<>();
        for (NodeSize node : wanted) {
            int at = changed.size();
            changed.add(at < largest.size() ? change.apply(node, largest.get(at)) : node);
        }
        return changed;
    }

    private static NodeSize grown(NodeSize node, VolumeSpec now) {
        VolumeSpec volume = node.volume();
        boolean hasGrown = volume.extend().isPresent() && now.size().compareTo(volume.size()) > 0;
        return hasGrown ? new NodeSize(node.machine(), volume.withSize(now.size())) : node;
    }
}
