package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is half made or half gone in a cluster, because the run that did it was cut off.
 *
 * @param retiring volumes of nodes whose retirement was begun; their machines are stopped, or gone already
 * @param volumes volumes that no machine has and no retirement left, whoever made them
 * @param unclaimed nodes whose machine does not bear its own id yet, so that a clone of it would pass for it
 * @param foreignData whether the marks in its data are still those of the cluster that it was copied from
 * @param lastSnapshot looked for only where no machine is
 * @param renewed nodes whose machine was made to boot with the passwords that are being changed
 */
public record Leftovers(
        List<String> retiring,
        List<LooseVolume> volumes,
        List<NodeName> unclaimed,
        boolean foreignData,
        Optional<LastSnapshot> lastSnapshot,
        List<NodeName> renewed) {
    /** A cluster in which everything was finished. */
    public static final Leftovers NONE = new Leftovers(List.of(), List.of(), List.of());

    public Leftovers {
        retiring = List.copyOf(retiring);
        volumes = List.copyOf(volumes);
        unclaimed = List.copyOf(unclaimed);
        renewed = List.copyOf(renewed);
    }

    /** In a cluster that has machines, and data of its own. */
    public Leftovers(List<String> retiring, List<LooseVolume> volumes, List<NodeName> unclaimed) {
        this(retiring, volumes, unclaimed, false, Optional.empty(), List.of());
    }

    /** What there is to say of volumes that may be somebody's, so that flypg leaves them alone. */
    public Optional<Problem> kept(String cluster) {
        List<LooseVolume> kept =
                volumes.stream().filter(volume -> !volume.isSpare()).toList();
        String names = kept.stream()
                .map(volume -> volume.id() + " (" + volume.size() + " in " + volume.region() + ")")
                .collect(Collectors.joining(", "));
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        "cluster." + cluster,
                        "Volumes that no machine has",
                        names + (kept.size() == 1 ? " is" : " are")
                                + " in its app, may hold data and cost money, and flypg leaves them alone.",
                        "delete what nobody needs with 'fly volumes destroy'"));
    }

    /** The same with other retirements. */
    Leftovers withRetiring(List<String> other) {
        return new Leftovers(other, volumes, unclaimed, foreignData, lastSnapshot, renewed);
    }
}
