package io.flypg.engine.plan;

import io.flypg.engine.address.Address;
import io.flypg.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * What is not as flypg left it, as far as a look can tell: without what the definition itself asks for anew.
 *
 * @param findings at most one per address, in the order of the plan
 */
public record Drift(List<Finding> findings) {
    public Drift {
        findings = List.copyOf(findings);
    }

    /** What was found at one address. */
    public sealed interface Finding {
        Address address();

        /** Somebody changed it; each field says where. */
        record Changed(Address address, List<FieldDiff> fields) implements Finding {
            public Changed {
                fields = List.copyOf(fields);
            }
        }

        /** It is declared and is not there. Nothing remembers whether it ever was: it was removed, or was never made. */
        record Missing(Address address) implements Finding {}

        /** It cannot be seen, and so neither whether it is as it was left. */
        record Unseen(Address address, List<Problem> problems) implements Finding {
            public Unseen {
                problems = List.copyOf(problems);
            }
        }
    }

    /** The drift that a plan would put right, or cannot see. */
    public static Drift of(Plan plan) {
        List<Finding> findings = new ArrayList<>();
        for (Change change : plan.changes()) {
            List<FieldDiff> changed = change.fields().stream()
                    .filter(field -> field.drift() != null)
                    .toList();
            if (!changed.isEmpty()) {
                findings.add(new Finding.Changed(change.address(), changed));
            } else if (change instanceof Change.Create) {
                findings.add(new Finding.Missing(change.address()));
            } else if (change instanceof Change.Blocked blocked && !blocked.refused()) {
                findings.add(new Finding.Unseen(change.address(), change.problems()));
            }
        }
        return new Drift(findings);
    }

    /** Whether everything that is there is as it was left. */
    public boolean isEmpty() {
        return findings.isEmpty();
    }
}
