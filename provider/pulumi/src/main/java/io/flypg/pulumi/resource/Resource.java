package io.flypg.pulumi.resource;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.flypg.engine.address.Address;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.model.Spec;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.planner.Planner;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.property.ResourceProperties;
import io.flypg.engine.resource.Observations;
import io.flypg.engine.word.Value.Named;
import io.flypg.pulumi.session.EngineLog;
import io.flypg.pulumi.session.Session;
import io.flypg.pulumi.wire.Properties;
import io.flypg.pulumi.wire.Redaction;
import io.flypg.pulumi.wire.Secrets;
import io.flypg.pulumi.wire.Structs;
import io.flypg.resources.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One resource of a program, made, changed and removed: in a preview only in words. */
public final class Resource {
    private final Session session;
    private final Kind kind;
    private final String urn;
    private final Duration limit;

    /**
     * One resource.
     *
     * @param limit after which a change of it is left off at the next step, to be gone on with; zero for none
     */
    public Resource(Session session, Kind kind, String urn, Duration limit) {
        this.session = session;
        this.kind = kind;
        this.urn = urn;
        this.limit = limit;
    }

    /** What a create would bring: what is not known before has the mark of the unknown. */
    public Struct previewCreate(Struct inputs) {
        Named properties = Properties.read(inputs);
        if (ResourceProperties.isUnknown(properties)) {
            return unknown(inputs, State.later(kind, inputs));
        }
        Spec spec = Inputs.require(kind, properties);
        say(creation(spec).changes().getFirst(), inputs);
        return hidden(unknown(planned(spec), State.later(kind, inputs)), inputs);
    }

    /** Makes it, or goes on with what an earlier try left. */
    public Made create(Struct inputs) {
        Spec spec = Inputs.require(kind, Properties.read(inputs));
        try {
            Struct state = new Changing(session, kind, urn, limit)
                    .make(spec, Consent.toCreate(kind, Kind.id(spec)), Struct.getDefaultInstance());
            return new Made(Kind.id(spec), hidden(state, inputs));
        } catch (Unfinished unfinished) {
            throw unfinished.recorded(inputs);
        }
    }

    /**
     * What a create brought.
     *
     * @param id of what was made
     */
    public record Made(String id, Struct state) {}

    /** What making it from nothing takes. */
    private Plan creation(Spec spec) {
        return new Planner(Resources.catalogue())
                .plan(session.definition(spec), new Observations(Map.of()), Limits.SAFE);
    }

    /** What an update would bring, and what it would cost. */
    public Struct previewUpdate(Struct olds, Struct inputs) {
        Named before = Properties.read(olds);
        Named news = Properties.read(inputs);
        Spec desired = Inputs.require(kind, Inputs.known(news, before));
        Plan plan = agreed(before, desired);
        say(plan.changes().getFirst(), inputs);
        Struct.Builder state = planned(desired).toBuilder();
        olds.getFieldsMap().forEach((name, value) -> {
            if (!ResourceProperties.isProperty(kind.spec(), name)) {
                state.putFields(name, value);
            }
        });
        inputs.getFieldsMap().forEach((name, value) -> {
            if (ResourceProperties.isUnknown(Properties.read(value, name))) {
                state.putFields(name, value);
            }
        });
        boolean repairs = state.containsFields(State.DIFFERENCES);
        state.removeFields(State.DIFFERENCES);
        boolean moves = repairs || plan.changes().getFirst().fields().stream().anyMatch(this::changesOutputs);
        return hidden(moves ? unknown(state.build(), State.changing(kind, inputs)) : state.build(), inputs);
    }

    /** Whether what is known only once it is there may be another afterwards. */
    private boolean changesOutputs(FieldDiff field) {
        return kind == Kind.ATTACHMENT || field.path().matches("replicas|readReplicas\\.[a-z]+");
    }

    /** Changes it in place. */
    public Struct update(Struct olds, Struct inputs) {
        Spec desired = Inputs.require(kind, Properties.read(inputs));
        try {
            Consent consent = Consent.toUpdate(agreed(Properties.read(olds), desired), State.differences(olds));
            return hidden(new Changing(session, kind, urn, limit).make(desired, consent, olds), inputs);
        } catch (Unfinished unfinished) {
            throw unfinished.recorded(inputs);
        }
    }

    /** The plan that the user saw: on what was recorded. */
    private Plan agreed(Named olds, Spec desired) {
        Optional<Spec> recorded = Inputs.recorded(kind, olds);
        return recorded.isPresent() ? new Differing(session).require(recorded.get(), desired) : creation(desired);
    }

    /**
     * Removes it; what the program still declares stays. The engine asks to delete that too, before or after it asks to create it: as a
     * half of a rename, or of a replacement by {@code --replace}, {@code replaceOnChanges} or a taint.
     *
     * @throws Failure refused, while the program declares something that is in it
     */
    public void delete(String id, Struct outputs) {
        Spec spec = Inputs.recorded(kind, Properties.read(outputs))
                .orElseThrow(() -> new Failure(
                        Failure.Kind.FAILED,
                        Problem.general(
                                "Unknown state",
                                "what was recorded of '" + id + "' is not that of a " + kind.word() + ".",
                                "run 'pulumi refresh', and then again")));
        Optional<String> declarer = session.declarer(spec.address());
        if (declarer.isPresent()) {
            session.log().say(EngineLog.Level.INFO, urn, kept(declarer.get()));
            return;
        }
        requireDecided(spec);
        requireUnused(spec);
        new Changing(session, kind, urn, limit).remove(spec, goesWithCluster(spec));
    }

    /** The engine deletes what is in a cluster first, and the cluster keeps its last volume: nothing on that is to be dropped before. */
    private boolean goesWithCluster(Spec spec) {
        return switch (spec) {
            case DatabaseSpec database -> isUndeclared(database.cluster());
            case RoleSpec role -> isUndeclared(role.cluster());
            case AppSpec _, ClusterSpec _, AttachmentSpec _ -> false;
        };
    }

    private boolean isUndeclared(String cluster) {
        return session.declarer(Address.cluster(cluster)).isEmpty();
    }

    /** What hangs on something that is made anew is deleted before the program has said whether it still declares it. */
    private void requireDecided(Spec spec) {
        if (session.isOpen(urn)) {
            throw new Failure(
                    Failure.Kind.REFUSED,
                    Problem.of(
                            spec.address(),
                            "Not decided yet",
                            "something that it hangs on is made anew, and the program has not declared it in this run.",
                            "run the command again; if that does not help, take deleteBeforeReplace or"
                                    + " replaceOnChanges out"));
        }
    }

    private void requireUnused(Spec spec) {
        List<String> users = session.users(spec.address());
        if (!users.isEmpty()) {
            throw new Failure(
                    Failure.Kind.REFUSED,
                    Problem.of(
                            spec.address(),
                            "Still used",
                            "the program declares what cannot be without it: " + String.join(", ", users) + ".",
                            "take that out too, or keep this"));
        }
    }

    private String kept(String declarer) {
        return declarer.equals(urn)
                ? "It stays: the program still declares it, and flypg deletes nothing to make it anew."
                : "It stays: the program declares it as " + declarer + " now.";
    }

    private void say(Change change, Struct inputs) {
        if (!(change instanceof Change.NoChange)) {
            Redaction redaction = Redaction.of(inputs);
            session.log().say(EngineLog.Level.INFO, urn, redaction.redact(Effects.of(change, !redaction.isEmpty())));
        }
    }

    private Struct planned(Spec spec) {
        return State.planned(spec);
    }

    private static Struct unknown(Struct state, List<String> names) {
        Struct.Builder unknown = state.toBuilder();
        names.forEach(name -> unknown.putFields(name, laterValue(name)));
        return unknown.build();
    }

    private static Value laterValue(String name) {
        return name.endsWith("Uri") ? Secrets.of(Structs.unknown()) : Structs.unknown();
    }

    private static Struct hidden(Struct state, Struct inputs) {
        return Secrets.hide(state, State.secrets(inputs));
    }
}
