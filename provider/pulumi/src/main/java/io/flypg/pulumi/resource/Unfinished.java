package io.flypg.pulumi.resource;

import com.google.protobuf.Struct;
import io.flypg.engine.problem.Problem;
import io.flypg.pulumi.wire.Secrets;
import java.util.List;
import java.util.Set;

/** Something is there, and is not as declared yet: Pulumi records it with the reasons and goes on with it the next time. */
public final class Unfinished extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final transient Struct state;
    private final transient List<Problem> problems;

    Unfinished(String id, Struct state, List<Problem> problems) {
        super("not finished");
        this.id = id;
        this.state = state;
        this.problems = List.copyOf(problems);
    }

    /** The same with some of the outputs as secrets. */
    Unfinished hiding(Set<String> names) {
        return new Unfinished(id, Secrets.hide(state, names), problems);
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
