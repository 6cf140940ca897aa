package io.flypg.engine.knob;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a definition may not set, and why: {@code ours.tsv}. */
final class Ownership {
    private static final String ANY = "*";
    private static final List<Ownership> ALL =
            Table.lines("ours.tsv").stream().map(Ownership::parse).toList();

    private final String name;
    private final String value;
    private final List<Scope> scopes;
    private final String reason;

    private Ownership(String name, String value, List<Scope> scopes, String reason) {
        this.name = name;
        this.value = value;
        this.scopes = scopes;
        this.reason = reason;
    }

    private static Ownership parse(String line) {
        List<String> cells = Table.cells(line);
        List<Scope> scopes = new ArrayList<>();
        for (String scope : Table.split(cells.get(2), '|')) {
            scopes.add(Scope.valueOf(scope.toUpperCase(Locale.ROOT)));
        }
        return new Ownership(cells.get(0), cells.get(1), scopes, cells.get(3));
    }

    /** The names the table speaks of, patterns with a {@code *} at the end. */
    static List<String> names() {
        return ALL.stream().map(row -> row.name).toList();
    }

    /** Why nobody may set this knob at all, in words; empty when it may be set for a cluster. */
    static Optional<String> reason(Knob knob) {
        return knob.context() == KnobContext.INTERNAL
                ? Optional.of("It is fixed when PostgreSQL is built or the cluster is created.")
                : ALL.stream()
                        .filter(row -> row.covers(knob, ANY, Scope.CLUSTER))
                        .map(row -> row.reason)
                        .findFirst();
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
        return find(knob, ANY, scope)
                .or(() -> knob.context() == KnobContext.INTERNAL ? reason(knob) : Optional.empty())
                .map(reason -> Problem.at(at, "Knob cannot be set", reason(knob.name(), scope, reason), "take it out"));
    }

    /** Whether this value may be set for this. */
    static Optional<Problem> refusal(KnobValue value, Scope scope, Place at) {
        if (scope == Scope.CLUSTER && value.sent().indexOf('=') >= 0) {
            return Optional.of(Mistakes.equalsSign(value.knob(), at));
        }
        return find(value.knob(), value.setting(), scope)
                .map(reason -> Problem.at(
                        at,
                        "Value cannot be set",
                        reason(value.knob().name() + " " + value.display(), scope, reason),
                        "take it out or choose another value"));
    }

    private static String reason(String what, Scope scope, String reason) {
        return what + " cannot be set for " + scope + ". " + reason;
    }

    private static Optional<String> find(Knob knob, String value, Scope scope) {
        return ALL.stream()
                .filter(row -> row.covers(knob, value, scope))
                .map(row -> row.reason)
                .findFirst();
    }

    private boolean covers(Knob knob, String setting, Scope scope) {
        boolean named = name.endsWith(ANY)
                ? knob.name().startsWith(name.substring(0, name.length() - 1))
                : knob.name().equals(name);
        return named && value.equals(setting) && scopes.contains(scope);
    }
}
