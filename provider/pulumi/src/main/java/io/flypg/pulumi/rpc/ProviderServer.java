package io.flypg.pulumi.rpc;

import io.flypg.pulumi.session.Surroundings;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The provider as a server on loopback. */
public final class ProviderServer implements AutoCloseable {
    /** What the engine itself allows. */
    private static final int LARGEST_MESSAGE = 400 << 20;

    private static final Duration HANG_UP = Duration.ofSeconds(5);

    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Lifeline lifeline;
    private final Sessions sessions;
    private final Server server;

    private ProviderServer(Surroundings surroundings, Optional<InetSocketAddress> engine) {
        lifeline = new Lifeline(engine, over::countDown);
        sessions = new Sessions(surroundings, lifeline, engine.isPresent());
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .executor(threads)
                .addTransportFilter(sessions)
                .intercept(sessions)
                .addService(new ProviderService(surroundings.version()))
                .build();
    }

    /**
     * Serves from now on.
     *
     * @param engine that started it, and with which it ends; empty for a provider that engines attach to
     * @throws IOException when no port can be had
     */
    public static ProviderServer start(Surroundings surroundings, Optional<InetSocketAddress> engine)
            throws IOException {
        ProviderServer provider = new ProviderServer(surroundings, engine);
        provider.server.start();
        return provider;
    }

    public int port() {
        return server.getPort();
    }

    /** Returns when the engine has gone and what it began is done. */
    public void awaitEnd() throws InterruptedException {
        over.await();
        sessions.cancelAll();
        sessions.awaitIdle();
    }

    /** Lets running steps finish, begins no more, and returns when that is done: whoever ends the process waits for it only so long. */
    public void finish() {
        sessions.cancelAll();
        try {
            sessions.awaitIdle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.shutdownNow();
        awaitHangUp();
        threads.shutdownNow();
        lifeline.close();
        sessions.close();
    }

    /** gRPC tells of closed connections on the threads of the calls, so these end last. */
    private void awaitHangUp() {
        try {
            server.awaitTermination(HANG_UP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
