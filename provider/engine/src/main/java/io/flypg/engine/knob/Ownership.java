package io.flypg.engine.knob;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a definition may not set, and why: a row of {@code ours.tsv}.
 *
 * @param value the one that may not be set, {@code *} for any
 * @param scopes what it may not be set for
 */
record Ownership(String value, List<String> scopes, String reason) {
    private static final Table TABLE = Table.open("ours.tsv");
    private static final String ANY = "*";

    Ownership {
        scopes = List.copyOf(scopes);
    }

    /** The names the table speaks of. */
    static List<String> names() {
        return TABLE.rows().stream().map(row -> Table.cells(row).getFirst()).toList();
    }

    /** Why nobody may set this knob at all, in words; empty when it may be set for a cluster. */
    static Optional<String> reason(Knob knob) {
        return reason(knob, ANY, Scope.CLUSTER);
    }

    /** Whether a knob may be set for this, whatever the value. */
    static Optional<Problem> refusal(Knob knob, Scope scope, Place at) {
        if (scope != Scope.CLUSTER && !knob.isPerSession()) {
            return Optional.of(Problem.at(
                    at,
                    "Knob is for the whole cluster",
                    "PostgreSQL cannot set " + knob.name() + " for " + scope + ".",
                    "write it in the config of the cluster"));
        }
        return reason(knob, ANY, scope)
                .map(reason ->
                        Problem.at(at, "Knob cannot be set", sentence(knob.name(), scope, reason), "take it out"));
    }

    /** Whether this value may be set for this. */
    static Optional<Problem> refusal(KnobValue value, Scope scope, Place at) {
        if (value.setting().indexOf('\0') >= 0) {
            return Optional.of(Mistakes.noText(value.knob(), at));
        }
        return reason(value.knob(), value.setting(), scope)
                .map(reason -> Problem.at(
                        at,
                        "Value cannot be set",
                        sentence(value.knob().name() + " " + value.display(), scope, reason),
                        "take it out or choose another value"));
    }

    private static String sentence(String what, Scope scope, String reason) {
        return what + " cannot be set for " + scope + ". " + reason;
    }

    private static Optional<String> reason(Knob knob, String value, Scope scope) {
        if (knob.context() == KnobContext.INTERNAL) {
            return Optional.of("It is fixed when PostgreSQL is built or the cluster is created.");
        }
        for (String row : TABLE.rows(knob.name())) {
            List<String> cells = Table.cells(row);
            Ownership found = new Ownership(cells.get(1), Table.split(cells.get(2), '|'), cells.get(3));
            if (found.value.equals(value) && found.scopes.contains(scope.key())) {
                return Optional.of(found.reason);
            }
        }
        return Optional.empty();
    }
}
