package io.flypg.engine.plan;

import io.flypg.engine.address.Address;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Suggestion;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How far a plan may go.
 *
 * @param allowDeletes how many things that hold data may be deleted before it is refused
 * @param targets what alone is planned, together with what it needs; empty for everything
 * @param maxWriteGap for how long the writes of any cluster may stop at a time; empty for as long as it takes
 * @param purge whether the last volume of a cluster that is deleted goes too
 */
public record Limits(int allowDeletes, List<Address> targets, Optional<Duration> maxWriteGap, boolean purge) {
    /** Nothing that holds data may go. */
    public static final Limits SAFE = new Limits(0);

    public Limits {
        targets = targets.stream().sorted().distinct().toList();
    }

    /** For everything that is declared. */
    public Limits(int allowDeletes) {
        this(allowDeletes, List.of());
    }

    /** For these addresses alone; empty for everything. */
    public Limits(int allowDeletes, List<Address> targets) {
        this(allowDeletes, targets, Optional.empty(), false);
    }

    /** The same for these addresses alone. */
    public Limits withTargets(List<Address> addresses) {
        return new Limits(allowDeletes, addresses, maxWriteGap, purge);
    }

    /** The same where writes may stop for no longer than that at a time. */
    public Limits withMaxWriteGap(Optional<Duration> gap) {
        return new Limits(allowDeletes, targets, gap, purge);
    }

    /** The same where of a cluster that is deleted nothing stays, or its last volume. */
    public Limits withPurge(boolean nothingStays) {
        return new Limits(allowDeletes, targets, maxWriteGap, nothingStays);
    }

    /** Problems with targets that are not among the addresses there are. */
    public List<Problem> unknownTargets(Collection<Address> known) {
        List<String> names = known.stream().map(Address::toString).toList();
        return targets.stream()
                .filter(target -> !known.contains(target))
                .map(target -> unknownTarget(target.toString(), names))
                .toList();
    }

    /** A target that is none, with the nearest that is one. */
    public static Problem unknownTarget(String target, List<String> names) {
        String nearest = Suggestion.hint(target, names);
        return Problem.general(
                "Unknown target",
                "'" + target + "' is no address of what is declared, or of what would be deleted.",
                nearest.isEmpty() ? "there are: " + String.join(", ", names) : nearest);
    }

    /** Whether only a part is planned. */
    public boolean isPart() {
        return !targets.isEmpty();
    }
}
