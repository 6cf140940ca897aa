package io.flypg.pulumi.resource;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.flypg.engine.model.Spec;
import io.flypg.engine.plan.Change;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.property.Drifted;
import io.flypg.engine.property.ResourceProperties;
import io.flypg.engine.word.Value.Named;
import io.flypg.pulumi.session.EngineLog;
import io.flypg.pulumi.session.Session;
import io.flypg.pulumi.wire.Properties;
import io.flypg.pulumi.wire.Secrets;
import io.flypg.pulumi.wire.Structs;
import java.util.List;
import java.util.Optional;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;

/** Reads resources as they are: for a refresh, for an import, and for programs that only want to know. */
public final class Reading {
    private final Session session;

    public Reading(Session session) {
        this.session = session;
    }

    /**
     * What is there; nothing when it is not.
     *
     * @throws Failure when it cannot be seen, or is somebody else's
     */
    public ReadResponse read(Kind kind, ReadRequest request) {
        Optional<Spec> recorded = Inputs.recorded(kind, Properties.read(request.getInputs()))
                .filter(_ -> !request.getProperties().getFieldsMap().isEmpty());
        return recorded.isPresent()
                ? refreshed(kind, recorded.get(), request)
                : found(kind, request, !request.hasInputs());
    }

    /**
     * What is declared, and laid over it what a plan would put right. The inputs stay what is declared: were they what was seen, the next
     * look would compare with that, and of nodes that differ from each other it would see now these and now those.
     */
    private ReadResponse refreshed(Kind kind, Spec declared, ReadRequest request) {
        Look look = Look.at(session, declared);
        Change change = look.change();
        if (look.isAbsent()) {
            return ReadResponse.getDefaultInstance();
        }
        if (change instanceof Change.Blocked blocked && blocked.fields().isEmpty()) {
            return unseen(kind, blocked, request);
        }
        Drifted drifted = drifted(kind, change, request.getInputs());
        Spec live = Inputs.recorded(kind, drifted.properties()).orElse(declared);
        Struct.Builder state = look
                .observed()
                .map(observed -> new State(session.live(), request.getProperties()).of(live, observed))
                .orElseGet(request::getProperties)
                .toBuilder();
        if (!drifted.differences().isEmpty()) {
            state.putFields(State.DIFFERENCES, texts(drifted.differences()));
        }
        return ReadResponse.newBuilder()
                .setId(request.getId())
                .setProperties(Secrets.hide(state.build(), State.secrets(request.getInputs())))
                .setInputs(request.getInputs())
                .setRefreshBeforeUpdate(kind.refreshes())
                .build();
    }

    /** What a create still has to do says nothing about what is there. */
    private static Drifted drifted(Kind kind, Change change, Struct inputs) {
        Named declared = Properties.read(inputs);
        return change instanceof Change.Create
                ? new Drifted(declared, List.of("made only in part"))
                : Drifted.of(kind.spec(), declared, change.fields());
    }

    /** What cannot be seen is as it was recorded, which never means that it is not there. */
    private ReadResponse unseen(Kind kind, Change.Blocked blocked, ReadRequest request) {
        if (blocked.refused()) {
            throw new Failure(Failure.Kind.REFUSED, blocked.problems());
        }
        blocked.problems()
                .forEach(problem -> session.log().say(EngineLog.Level.WARNING, request.getUrn(), problem.toString()));
        return ReadResponse.newBuilder()
                .setId(request.getId())
                .setProperties(request.getProperties())
                .setInputs(request.getInputs())
                .setRefreshBeforeUpdate(kind.refreshes())
                .build();
    }

    private static Value texts(List<String> texts) {
        ListValue.Builder list = ListValue.newBuilder();
        texts.forEach(text -> list.addValues(Structs.text(text)));
        return Value.newBuilder().setListValue(list).build();
    }

    /** @param taking whether the stack is to own it from now on */
    private ReadResponse found(Kind kind, ReadRequest request, boolean taking) {
        Optional<Found> found = new Finding(session).find(kind, request.getId(), taking);
        if (found.isEmpty()) {
            return ReadResponse.getDefaultInstance();
        }
        Spec spec = found.get().spec();
        found.get().remarks().forEach(remark -> session.log().say(EngineLog.Level.INFO, request.getUrn(), remark));
        State state = new State(session.live(), Struct.getDefaultInstance());
        return ReadResponse.newBuilder()
                .setId(Kind.id(spec))
                .setProperties(state.of(spec, found.get().observed()))
                .setInputs(Structs.of(ResourceProperties.written(spec)))
                .setRefreshBeforeUpdate(kind.refreshes())
                .build();
    }

    /** Something that has no such id as its kind has. */
    static Failure badId(Kind kind, String id) {
        return new Failure(
                Failure.Kind.BAD_INPUT,
                Problem.general(
                        "Bad id",
                        "'" + id + "' cannot be the id of a " + kind.word() + ": that is " + kind.form() + ".",
                        "write it in that form"));
    }
}
