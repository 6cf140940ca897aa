package io.flypg.pulumi.resource;

import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Spec;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.planner.Planner;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.property.PropertyPath;
import io.flypg.engine.property.ResourceProperties;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Observations;
import io.flypg.engine.word.Value;
import io.flypg.pulumi.session.Session;
import io.flypg.pulumi.wire.Properties;
import io.flypg.resources.Resources;
import io.flypg.resources.recorded.Recorded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.PropertyDiff;

/** Compares what is declared with what is recorded: the planner, on the recorded part of what was observed. */
public final class Differing {
    private final Session session;

    public Differing(Session session) {
        this.session = session;
    }

    /**
     * What would change, property by property. Asked with unknowns in a run that changes things, the engine is about to delete something
     * and asks what must be deleted before that, because it depends on it: before the program has declared it in this run.
     *
     * @throws Failure refused, when it is not possible, or would lose data
     */
    public DiffResponse diff(Kind kind, DiffRequest request) {
        Value.Named olds = Properties.read(request.getOlds());
        Value.Named news = ignoring(request.getIgnoreChangesList(), Properties.read(request.getNews()), olds);
        Answer answer = new Answer(kind);
        boolean moves = identity(kind, olds, news, answer);
        unknowns(news, answer);
        if (olds.values().get(State.DIFFERENCES) instanceof Value.Many) {
            answer.differs(State.DIFFERENCES, PropertyDiff.Kind.UPDATE);
        }
        Optional<Spec> recorded = Inputs.recorded(kind, olds);
        if (ResourceProperties.isUnknown(news)) {
            session.leaveOpen(request.getUrn());
        }
        if (recorded.isEmpty()) {
            answer.differs(State.DIFFERENCES, PropertyDiff.Kind.UPDATE);
        }
        if (!moves && recorded.isPresent()) {
            Value.Named known = Inputs.known(news, olds);
            Optional<Spec> wanted = Inputs.recorded(kind, known);
            wanted.map(desired -> plan(recorded.get(), desired).changes().getFirst())
                    .ifPresent(change ->
                            change.fields().forEach(field -> answer.differs(kind, field, List.of(known, olds))));
            if (wanted.filter(desired -> !unmanaged(desired).equals(unmanaged(recorded.get())))
                    .isPresent()) {
                answer.differs("unmanaged", PropertyDiff.Kind.UPDATE);
            }
        }
        return answer.response();
    }

    /** What a cluster that is as declared does not show, but one that is there may. */
    private static Set<String> unmanaged(Spec spec) {
        return spec instanceof ClusterSpec cluster ? Set.copyOf(cluster.unmanaged()) : Set.of();
    }

    /**
     * What going from one spec to the other takes.
     *
     * @throws Failure refused, when it cannot be done
     */
    Plan require(Spec recorded, Spec desired) {
        Plan plan = plan(recorded, desired);
        if (plan.isRefused()) {
            throw new Failure(Failure.Kind.REFUSED, plan.refusals());
        }
        return plan;
    }

    /** A difference that cannot be put right is one all the same: a refresh has to be able to show it. */
    private Plan plan(Spec recorded, Spec desired) {
        Observations observations = new Observations(Map.of(
                desired.address(),
                new Observation.Present<>(
                        Recorded.of(recorded, session.settings().project()))));
        return new Planner(Resources.catalogue()).plan(session.definition(desired), observations, Limits.SAFE);
    }

    /** The engine has put back the inputs that are ignored; this is for a property that has drifted as a whole. */
    private static Value.Named ignoring(List<String> paths, Value.Named news, Value.Named olds) {
        Map<String, Value> kept = new LinkedHashMap<>(news.values());
        for (String path : paths) {
            Value old = olds.values().get(path);
            if (old != null) {
                kept.put(path, old);
            }
        }
        return new Value.Named(kept, news.place());
    }

    /** Something of another name is another thing; where data hangs on it, it is not made anew. */
    private static boolean identity(Kind kind, Value.Named olds, Value.Named news, Answer answer) {
        boolean moves = false;
        for (String name : kind.identity()) {
            Value before = olds.values().get(name);
            Value after = news.values().get(name);
            boolean same = after == null || textOf(after).equals(textOf(before));
            if (same || after instanceof Value.NotKnown) {
                continue;
            }
            if (kind.keeps(name)) {
                throw new Failure(Failure.Kind.REFUSED, renamed(kind, name, textOf(before), textOf(after)));
            }
            answer.replaces(name);
            moves = true;
        }
        return moves;
    }

    private static Problem renamed(Kind kind, String property, Optional<String> before, Optional<String> after) {
        return Problem.general(
                "Cannot be renamed",
                "'" + property + "' of the " + kind.word() + " '" + before.orElse("") + "' would become '"
                        + after.orElse("") + "', and it is never deleted to be made anew elsewhere.",
                "keep the name; for a new one declare a second resource, move the data, and take out the first");
    }

    private static Optional<String> textOf(@Nullable Value value) {
        return value instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }

    private static void unknowns(Value.Named news, Answer answer) {
        news.values().forEach((name, value) -> {
            if (ResourceProperties.isUnknown(value)) {
                answer.differs(name, PropertyDiff.Kind.UPDATE);
            }
        });
    }

    /** The answer while it is being put together. */
    private static final class Answer {
        private final Kind kind;
        private final DiffResponse.Builder response = DiffResponse.newBuilder().setHasDetailedDiff(true);
        private final Map<String, PropertyDiff> details = new LinkedHashMap<>();

        Answer(Kind kind) {
            this.kind = kind;
        }

        void differs(Kind kind, FieldDiff field, List<Value.Named> sides) {
            String path = PropertyPath.of(kind.spec(), field.path(), sides).orElse(State.DIFFERENCES);
            PropertyDiff.Kind how = field.before() == null
                    ? PropertyDiff.Kind.ADD
                    : field.after() == null ? PropertyDiff.Kind.DELETE : PropertyDiff.Kind.UPDATE;
            differs(path, how);
        }

        void differs(String path, PropertyDiff.Kind how) {
            details.put(path, PropertyDiff.newBuilder().setKind(how).build());
        }

        void replaces(String name) {
            details.put(
                    name,
                    PropertyDiff.newBuilder()
                            .setKind(PropertyDiff.Kind.UPDATE_REPLACE)
                            .build());
            response.addReplaces(name);
        }

        DiffResponse response() {
            details.keySet().stream()
                    .map(path -> path.split("[.\\[]", 2)[0])
                    .distinct()
                    .forEach(response::addDiffs);
            return response.putAllDetailedDiff(details)
                    .addAllStables(kind.identity())
                    .setChanges(
                            details.isEmpty() ? DiffResponse.DiffChanges.DIFF_NONE : DiffResponse.DiffChanges.DIFF_SOME)
                    .build();
        }
    }
}
