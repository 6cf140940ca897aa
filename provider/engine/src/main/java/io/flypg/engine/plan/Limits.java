package io.flypg.engine.plan;

import io.flypg.engine.address.Address;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Suggestion;
import java.util.Collection;
import java.util.List;

/**
 * How far a plan may go.
 *
 * @param allowDeletes how many things that hold data may be deleted before it is refused
 * @param targets what alone is planned, together with what it needs; empty for everything
 */
public record Limits(int allowDeletes, List<Address> targets) {
    /** Nothing that holds data may go. */
    public static final Limits SAFE = new Limits(0);

    public Limits {
        targets = targets.stream().sorted().distinct().toList();
    }

    /** For everything that is declared. */
    public Limits(int allowDeletes) {
        this(allowDeletes, List.of());
    }

    /** The same for these addresses alone. */
    public Limits withTargets(List<Address> addresses) {
        return new Limits(allowDeletes, addresses);
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
