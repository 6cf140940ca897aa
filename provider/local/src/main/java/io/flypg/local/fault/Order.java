package io.flypg.local.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A fault that somebody asks for, as it goes over the wire. Machines are named as {@link Whereabouts} knows them. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Order.Delay.class, name = "delay"),
    @JsonSubTypes.Type(value = Order.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = Order.Drop.class, name = "drop"),
    @JsonSubTypes.Type(value = Order.Refuse.class, name = "refuse"),
    @JsonSubTypes.Type(value = Order.Kill.class, name = "kill"),
    @JsonSubTypes.Type(value = Order.Fill.class, name = "fill"),
    @JsonSubTypes.Type(value = Order.Migrate.class, name = "migrate"),
    @JsonSubTypes.Type(value = Order.CutOff.class, name = "cut-off")
})
public sealed interface Order {
    /** A fault of the API: it strikes calls, again and again, until it is cleared. */
    sealed interface OnCalls extends Order {
        Calls calls();
    }

    /** The call is done later. */
    record Delay(Calls calls, long millis) implements OnCalls {}

    /**
     * The call is answered with a failure.
     *
     * @param after whether the work is done first
     */
    record Answer(Calls calls, int status, String body, boolean after) implements OnCalls {
        public Answer {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("not the status of a failure");
            }
        }
    }

    /**
     * The connection breaks without an answer.
     *
     * @param after whether the work is done first
     */
    record Drop(Calls calls, boolean after) implements OnCalls {}

    /** Nobody listens on the API's port for a while. */
    record Refuse(long millis) implements Order {}

    /**
     * Something dies at once.
     *
     * @param wholeMachine the power of the machine, or only its PostgreSQL
     */
    record Kill(String machine, boolean wholeMachine) implements Order {}

    /**
     * The volume of a machine has little room left, or none.
     *
     * @param percent how much of it is taken afterwards
     */
    record Fill(String machine, int percent) implements Order {
        public Fill {
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException("not a part of a volume");
            }
        }
    }

    /** The machine comes up on another host: with a new volume, which holds the same, and at a new address. */
    record Migrate(String machine) implements Order {}

    /** The machine runs, and no other one of its app can reach it. */
    record CutOff(String machine) implements Order {}
}
