package io.flypg.postgres.act;

import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.reach.PostgresException.Kind;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Asks again and again, with a limit. */
final class Wait {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private Wait() {}

    /** Whether the condition became true within the limit. */
    static boolean until(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            pause();
        }
        return true;
    }

    static void require(Duration limit, BooleanSupplier condition, Supplier<String> message) {
        if (!until(limit, condition)) {
            throw new PostgresException(Kind.TIMEOUT, message.get());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException(Kind.OTHER, null, "Interrupted while waiting for a node.", e);
        }
    }
}
