package io.flypg.resources.live;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same for many things at once, each on a virtual thread of its own. */
public final class Parallel {
    private Parallel() {}

    /** The results in the order of the items; the first failure is thrown as it was. */
    public static <A, B> List<B> map(List<A> items, Function<A, B> work) {
        if (items.size() == 1) {
            return List.of(work.apply(items.getFirst()));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<B>> tasks = items.stream()
                    .<Callable<B>>map(item -> () -> work.apply(item))
                    .toList();
            return threads.invokeAll(tasks).stream().map(Parallel::get).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static <B> B get(Future<B> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
