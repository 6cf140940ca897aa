package io.flypg.language;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs the reading of definitions on a thread whose stack is known to be large enough for whatever the bounds let through, and stops
 * waiting when the time is up. A parse cannot be stopped from outside; its thread does not keep the program from ending.
 */
final class Worker {
    private static final long STACK = 64L << 20;
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration UNWATCHED = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private Worker() {}

    /**
     * The result of the work, which is told when it is late and then has a little time to end by itself; what is made of the reason
     * when there is none.
     */
    static <T> T run(Duration limit, Function<BooleanSupplier, T> work, Function<String, T> failed) {
        Deadline deadline = new Deadline();
        FutureTask<T> task = new FutureTask<>(() -> work.apply(() -> deadline.isOver(limit)));
        Thread thread = new Thread(null, task, "definitions", STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            return await(task, deadline, limit.plus(GRACE));
        } catch (TimeoutException _) {
            return failed.apply("reading it takes longer than " + limit.toSeconds() + " s");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return failed.apply("reading it was interrupted");
        } catch (ExecutionException e) {
            return failed.apply(reason(e.getCause()));
        }
    }

    private static <T> T await(FutureTask<T> task, Deadline deadline, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return task.get(UNWATCHED.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            deadline.watch();
        }
        while (true) {
            try {
                return task.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (deadline.isOver(limit)) {
                    throw e;
                }
            }
        }
    }

    private static String reason(@Nullable Throwable cause) {
        if (cause instanceof StackOverflowError) {
            return "it is nested too deep";
        }
        if (cause instanceof OutOfMemoryError) {
            return "it needs more memory than there is";
        }
        throw new IllegalStateException("reading definitions failed", cause);
    }
}
