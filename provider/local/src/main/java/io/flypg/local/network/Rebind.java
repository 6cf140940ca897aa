package io.flypg.local.network;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.time.Duration;

/**
 * Takes a port that may have been given up a moment ago. A program that is being started holds all sockets of ours until it has begun,
 * also those that were closed meanwhile, and a PostgreSQL is started every now and then.
 */
public final class Rebind {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Rebind() {}

    /** What takes the port. */
    @FunctionalInterface
    public interface Opening<T> {
        T open() throws IOException;
    }

    /**
     * Tries again for a moment when the port is taken.
     *
     * @throws BindException when somebody has it for longer
     */
    public static <T> T patiently(Opening<T> opening) throws IOException {
        long start = System.nanoTime();
        while (true) {
            try {
                return opening.open();
            } catch (BindException e) {
                if (System.nanoTime() - start > LIMIT.toNanos()) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("waiting for a port");
        }
    }
}
