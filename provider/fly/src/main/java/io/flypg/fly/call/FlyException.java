package io.flypg.fly.call;

import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not do what it was made for. The message is one sentence for the user and never holds a token or a
 * secret.
 */
public final class FlyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final Facts facts;

    FlyException(Kind kind, Facts facts, @Nullable Throwable cause) {
        super(facts.sentence(kind), cause);
        this.kind = kind;
        this.facts = facts;
    }

    public Kind kind() {
        return kind;
    }

    public boolean is(Kind asked) {
        return kind == asked;
    }

    public String method() {
        return facts.method;
    }

    /** What was asked for, without the query. */
    public String path() {
        return facts.path;
    }

    /** The HTTP status, 0 when no answer came. */
    public int status() {
        return facts.status;
    }

    /** What the platform said, in its words; empty when it said nothing. */
    public String platformText() {
        return facts.text;
    }

    /** What Fly.io's support asks for. */
    public Optional<String> requestId() {
        return Optional.ofNullable(facts.requestId);
    }

    /** Present for {@link Kind#LEASE_HELD} when the platform said who holds it. */
    public Optional<LeaseHolder> leaseHolder() {
        return kind == Kind.LEASE_HELD ? LeaseHolder.in(facts.text) : Optional.empty();
    }

    /** What a failure means for the caller. */
    public enum Kind {
        UNAUTHORIZED("The platform does not accept the token, set FLY_API_TOKEN to a valid one"),
        FORBIDDEN("The token has no right to do this"),
        NOT_FOUND("The platform knows no such thing"),
        /** What was changed is not what was read before: read it again. */
        CONFLICT("Something else changed it in the meantime"),
        LEASE_HELD("Somebody else holds the lease of the machine"),
        /** Not possible in the state it is in now. */
        PRECONDITION("It is not in a state in which this can be done"),
        INVALID("The platform refuses the request"),
        NAME_TAKEN("The name is already taken on the platform"),
        NO_CAPACITY("The platform has no room for it there now"),
        RATE_LIMITED("The platform asks for fewer calls"),
        UNAVAILABLE("The platform failed"),
        /** No connection, or no answer in time. */
        UNREACHABLE("The platform could not be reached"),
        /** The answer to a creating call was lost: look whether it was done before trying again. */
        AMBIGUOUS("The answer was lost, so look whether it was done before trying again"),
        /** Not JSON, or not of the documented shape, or a redirect. */
        GARBAGE("The answer is not one of the platform");

        private final String lead;

        Kind(String lead) {
            this.lead = lead;
        }
    }

    /** What is known of the failed call; {@code text} is the platform's or the network's. */
    record Facts(
            String method,
            String path,
            int status,
            String text,
            @Nullable String requestId) implements Serializable {

        private String sentence(Kind kind) {
            String answered = status == 0 ? "" : " answered " + status;
            String said = text.isEmpty() ? "" : ": " + text;
            String request = requestId == null ? "" : "; request " + requestId;
            return kind.lead + " (" + method + " " + path + answered + said + request + ").";
        }
    }
}
