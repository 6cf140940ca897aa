package io.flypg.pulumi.resource;

import com.google.protobuf.Struct;
import io.flypg.engine.problem.Problem;
import io.flypg.pulumi.wire.Secrets;
import java.util.List;

/** Something is there, and is not as declared yet: Pulumi records it with the reasons and goes on with it the next time. */
public final class Unfinished extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String id;
    private final transient Struct inputs;
    private final transient Struct state;
    private final transient List<Problem> problems;

    Unfinished(Kind kind, String id, Struct inputs, Struct state, List<Problem> problems) {
        super("not finished");
        this.kind = kind;
        this.id = id;
        this.inputs = inputs;
        this.state = state;
        this.problems = List.copyOf(problems);
    }

    /** The same as it is recorded: with the inputs it was made from, and what is secret in them secret in the outputs. */
    Unfinished recorded(Struct from) {
        return new Unfinished(kind, id, from, Secrets.hide(state, State.secrets(from)), problems);
    }

    /** What it was made from. */
    public Struct inputs() {
        return inputs;
    }

    /** Whether it is to be read before it is changed. */
    public boolean refreshes() {
        return kind.refreshes();
    }

    public String id() {
        return id;
    }

    /** The outputs of what is there. */
    public Struct state() {
        return state;
    }

    public List<Problem> problems() {
        return problems;
    }
}
