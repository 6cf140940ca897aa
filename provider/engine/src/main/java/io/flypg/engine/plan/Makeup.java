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
        SortedMap<Region, List<NodeSize>> grown = new TreeMap<>();
        readers.forEach((where, nodes) -> grown.put(where, grown(nodes, now.readers.getOrDefault(where, List.of()))));
        return new Makeup(region, grown(voters, now.voters), grown);
    }

    private static List<NodeSize> grown(List<NodeSize> wanted, List<NodeSize> now) {
        List<NodeSize> largest = now.stream().sorted(BY_VOLUME.reversed()).toList();
        List<NodeSize> grown = new ArrayList<>();
        for (NodeSize node : wanted) {
            int at = grown.size();
            grown.add(at < largest.size() ? grown(node, largest.get(at).volume()) : node);
        }
        return grown;
    }

    private static NodeSize grown(NodeSize node, VolumeSpec now) {
        VolumeSpec volume = node.volume();
        boolean hasGrown = volume.extend().isPresent() && now.size().compareTo(volume.size()) > 0;
        return hasGrown ? new NodeSize(node.machine(), volume.withSize(now.size())) : node;
    }
}
