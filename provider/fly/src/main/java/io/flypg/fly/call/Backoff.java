package io.flypg.fly.call;

import io.flypg.fly.call.FlyException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Whether to try again, and when: later each time, and never two clients in step. */
final class Backoff {

    private static final int TRIES = 5;
    private static final long FIRST_MILLIS = 200;
    private static final long FIRST_MILLIS_WHEN_ASKED_FOR_FEWER = 1000;
    private static final long LONGEST_ASKED_SECONDS = 30;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** How long to wait before the next try; empty when this failure is final. */
    Optional<Duration> after(FlyException failure, Request request, int attempt) {
        if (attempt >= TRIES || Thread.currentThread().isInterrupted() || !isWorthIt(failure, request)) {
            return Optional.empty();
        }
        long first = failure.is(Kind.RATE_LIMITED) ? FIRST_MILLIS_WHEN_ASKED_FOR_FEWER : FIRST_MILLIS;
        long most = first << (attempt - 1);
        return Optional.of(Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1)));
    }

    /** What the server itself asked for, within reason. */
    static Duration asked(Optional<String> retryAfter) {
        return retryAfter
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Math.min(LONGEST_ASKED_SECONDS, Long.parseLong(text))))
                .orElse(Duration.ZERO);
    }

    private static boolean isWorthIt(FlyException failure, Request request) {
        boolean waitEnded = failure.status() == 408 && request.repeat() == Repeat.WAITS;
        return switch (failure.kind()) {
            case RATE_LIMITED, UNREACHABLE -> true;
            case UNAVAILABLE -> !waitEnded;
            case UNAUTHORIZED, FORBIDDEN, NOT_FOUND, CONFLICT, LEASE_HELD, PRECONDITION -> false;
            case INVALID, NAME_TAKEN, NO_CAPACITY, AMBIGUOUS, GARBAGE -> false;
        };
    }
}
