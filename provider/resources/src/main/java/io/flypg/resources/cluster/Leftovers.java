package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import java.util.List;

/**
 * What is half made or half gone in a cluster, because the run that did it was cut off.
 *
 * @param retiring volumes of nodes whose retirement was begun; their machines are stopped, or gone already
 * @param volumes volumes that no machine has and no retirement left, whoever made them
 * @param unclaimed nodes whose machine does not bear its own id yet, so that a clone of it would pass for it
 */
public record Leftovers(List<String> retiring, List<LooseVolume> volumes, List<NodeName> unclaimed) {
    /** A cluster in which everything was finished. */
    public static final Leftovers NONE = new Leftovers(List.of(), List.of(), List.of());

    public Leftovers {
        retiring = List.copyOf(retiring);
        volumes = List.copyOf(volumes);
        unclaimed = List.copyOf(unclaimed);
    }

    /** The same with other retirements. */
    Leftovers withRetiring(List<String> other) {
        return new Leftovers(other, volumes, unclaimed);
    }
}
