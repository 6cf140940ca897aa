package io.flypg.pulumi.rpc;

import io.flypg.pulumi.session.Session;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Notices that the engine is gone: one that was killed leaves its providers behind. That nobody is connected means nothing, because an
 * engine lets go of a connection that it has not used for half an hour; so the engine itself is looked for. A provider that somebody
 * starts by himself, to attach engines to it, goes on.
 */
final class Lifeline implements AutoCloseable {
    private static final Duration PACE = Duration.ofSeconds(1);

    /** An engine that is starting or busy may miss one look. */
    private static final int MISSES = 2;

    private final Optional<InetSocketAddress> engine;
    private final Runnable gone;
    private final Set<Session> leaving = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private volatile int connected;
    private int missed;

    /**
     * Watches.
     *
     * @param engine whose end is the provider's too; empty for none
     * @param gone what is done then
     */
    Lifeline(Optional<InetSocketAddress> engine, Runnable gone) {
        this.engine = engine;
        this.gone = gone;
        var _ = clock.scheduleWithFixedDelay(this::look, PACE.toMillis(), PACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized void connected() {
        connected++;
    }

    /**
     * A connection is closed.
     *
     * @param finished whether the engine has said before that it needs nothing more
     */
    synchronized void left(boolean finished) {
        connected--;
        if (finished && connected == 0 && engine.isPresent()) {
            gone.run();
        }
    }

    /** Nobody uses the session any more; what it is doing needs the platform to its end. */
    void leave(Session session) {
        leaving.add(session);
    }

    private void look() {
        for (Session session : Set.copyOf(leaving)) {
            if (session.isIdle()) {
                session.close();
                leaving.remove(session);
            }
        }
        missed = connected > 0 || engine.isEmpty() || answers(engine.get()) ? 0 : missed + 1;
        if (missed == MISSES) {
            gone.run();
        }
    }

    private static boolean answers(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, (int) PACE.toMillis());
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** Whether something that an engine began is still being done after it went. */
    boolean isWaiting() {
        return !leaving.stream().allMatch(Session::isIdle);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        leaving.forEach(Session::close);
    }
}
