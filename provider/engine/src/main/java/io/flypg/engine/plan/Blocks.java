package io.flypg.engine.plan;

import io.flypg.engine.address.Address;
import io.flypg.engine.problem.Problem;
import java.util.List;

/** Makes changes that may not be made. */
public final class Blocks {
    private Blocks() {}

    /** It could not be seen, so nothing may be concluded about it. */
    public static Change.Blocked unknown(Address address, String reason) {
        Problem problem = Problem.of(
                address,
                "Cannot be observed",
                Problem.sentence(reason) + " What cannot be seen is neither created nor deleted.",
                "it is planned again once what is in the way is done; run the command again to look anew");
        return new Change.Blocked(address, List.of(), List.of(problem), false);
    }

    /** It is not possible, or not allowed, and so the plan as a whole is refused. */
    public static Change.Blocked refused(Address address, List<FieldDiff> fields, List<Problem> problems) {
        return new Change.Blocked(address, fields, problems, true);
    }
}
