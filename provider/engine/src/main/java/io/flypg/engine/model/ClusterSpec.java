package io.flypg.engine.model;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.Region;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL cluster: one primary, its standbys, readers in other regions, one address for writers. */
public record ClusterSpec(
        @Field(value = "Name of the cluster, which is also the name of its Fly app.", positional = true)
        String name,

        @Field("Region of the primary and its standbys.") Region region,

        @Field(value = "PostgreSQL version: a major, or a major and a minor.", byDefault = "'17'", alwaysWritten = true)
        PostgresVersion postgres,

        @Field(
                "Image to run instead of the published postgres-flex image of that version; changing it rolls over the nodes.")
        Optional<String> image,

        @Field(
                value =
                        "Standbys in the primary region. 2 survive the loss of one node; with 1 the loss of either node stops"
                                + " writes, so it needs allowTwoNodes.",
                byDefault = "2")
        int replicas,

        @Field(value = "Accepts a cluster of two nodes, which stops writing when either is lost.", byDefault = "false")
        boolean allowTwoNodes,

        @Field("Readers in other regions: they never become primary and never vote.")
        List<ReadReplicasSpec> readReplicas,

        @Field(value = "Size of each node's machine; a change restarts the nodes one by one.", byDefault = "{ }")
        MachineSpec machine,

        @Field(value = "Volume of each node; it grows in place, and shrinks only by new nodes.", byDefault = "{ }")
        VolumeSpec volume,

        @Field(
                "What nodes that are there keep as they have it, whatever is declared: 'machine', 'volume', 'image'. New nodes are made as declared.")
        List<String> unmanaged,

        @Field("PostgreSQL settings by their own names.") Config config,

        @Field(
                "Makes the cluster with the data of a snapshot, or of another cluster. Once it is there this is history: it may stay or go.")
        Optional<RestoreSpec> restoreFrom,

        @Field(
                value =
                        "Refuses every plan that would delete the cluster or what is in it. Taking it away is an apply of its own.",
                byDefault = "true")
        boolean protect)
        implements Spec {

    /** What {@code unmanaged} can name: the size of machines, all of volumes, the image. */
    public static final List<String> CAN_BE_UNMANAGED = List.of("machine", "volume", "image");

    /** How many nodes a cluster may have: the image's proxy sees no more (postgres-flex, HAProxy slots). */
    public static final int MOST_NODES = 10;

    public ClusterSpec {
        readReplicas = List.copyOf(readReplicas);
        unmanaged = List.copyOf(unmanaged);
    }

    /** How many nodes follow the primary, its standbys and the readers. */
    public long followers() {
        return replicas
                + readReplicas.stream().mapToLong(ReadReplicasSpec::count).sum();
    }

    /** The sizes its nodes have: that of the primary and its standbys first, then those of readers that differ from it. */
    public List<NodeSize> sizes() {
        return Stream.concat(
                        Stream.of(new NodeSize(machine, volume)),
                        readReplicas.stream()
                                .map(readers -> new NodeSize(
                                        readers.machine().orElse(machine),
                                        readers.volume().orElse(volume))))
                .distinct()
                .toList();
    }

    @Override
    public Address address() {
        return Address.cluster(name);
    }

    @Override
    public List<Address> dependsOn() {
        return List.of();
    }
}
