package io.flypg.local.fault;

import java.time.Duration;

/** What happens to a call instead of, or besides, the usual. */
public sealed interface Effect {
    /** Answers with this status and body; the work is not done. */
    record Refuse(int status, String body) implements Effect {}

    /** Does the work, then answers with this status and body all the same. */
    record RefuseAfter(int status, String body) implements Effect {}

    /** Waits, then goes on as usual. */
    record Delay(Duration time) implements Effect {}

    /** Closes the connection without an answer; the work is not done. */
    record DropBefore() implements Effect {}

    /** Does the work, then closes the connection without an answer. */
    record DropAfter() implements Effect {}
}
