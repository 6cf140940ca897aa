package io.flypg.pulumi.rpc;

import io.flypg.pulumi.session.Session;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Notices that the engine is gone: one that was killed leaves its providers behind. A provider that somebody starts by himself, to attach
 * engines to it, goes on.
 */
final class Lifeline {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Runnable gone;
    private final boolean bound;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final Set<Session> leaving = ConcurrentHashMap.newKeySet();
    private int connected;
    private @Nullable ScheduledFuture<?> end;

    /**
     * Watches connections.
     *
     * @param bound whether the provider ends with its last connection
     * @param gone what is done then
     */
    Lifeline(boolean bound, Runnable gone) {
        this.bound = bound;
        this.gone = gone;
    }

    synchronized void connected() {
        connected++;
        if (end != null) {
            end.cancel(false);
            end = null;
        }
    }

    synchronized void left(Session session) {
        connected--;
        leaving.add(session);
        clock.execute(() -> closeWhenIdle(session));
        if (connected == 0 && bound) {
            end = clock.schedule(gone, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Whether something that an engine began is still being done after it went. */
    boolean isWaiting() {
        return !leaving.isEmpty();
    }

    /** What is being done needs the platform to its end. */
    private void closeWhenIdle(Session session) {
        if (session.isIdle()) {
            session.close();
            leaving.remove(session);
        } else {
            var _ = clock.schedule(() -> closeWhenIdle(session), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
