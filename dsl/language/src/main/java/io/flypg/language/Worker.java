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

    private Worker() {}

    /**
     * The result of the work, which is told when it is late and then has a little time to end by itself; what is made of the reason
     * when there is none.
     */
    static <T> T run(Duration limit, Function<BooleanSupplier, T> work, Function<String, T> failed) {
        long end = System.nanoTime() + limit.toNanos();
        FutureTask<T> task = new FutureTask<>(() -> work.apply(() -> System.nanoTime() - end > 0));
        Thread thread = new Thread(null, task, "definitions", STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return failed.apply("reading it takes longer than " + limit.toSeconds() + " s");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return failed.apply("reading it was interrupted");
        } catch (ExecutionException e) {
            return failed.apply(reason(e.getCause()));
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
