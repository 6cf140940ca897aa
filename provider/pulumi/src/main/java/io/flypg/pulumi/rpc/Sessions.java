package io.flypg.pulumi.rpc;

import io.flypg.pulumi.session.Session;
import io.flypg.pulumi.session.Surroundings;
import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerTransportFilter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Which session a call belongs to. A provider that an engine started is one session, however often that engine connects. An engine that
 * attaches to a running provider has a connection of its own for each provider of its program.
 */
final class Sessions extends ServerTransportFilter implements ServerInterceptor {
    private static final Context.Key<Session> CURRENT = Context.key("session");
    private static final Attributes.Key<Integer> CONNECTION = Attributes.Key.create("connection");

    private final Surroundings surroundings;
    private final Lifeline lifeline;
    private final Map<Integer, Session> open = new ConcurrentHashMap<>();
    private final Optional<Session> only;
    private int connections;

    /**
     * Keeps sessions.
     *
     * @param single whether there is one engine alone
     */
    Sessions(Surroundings surroundings, Lifeline lifeline, boolean single) {
        this.surroundings = surroundings;
        this.lifeline = lifeline;
        this.only = single ? Optional.of(new Session(surroundings)) : Optional.empty();
    }

    /** The session of the call that this thread serves. */
    static Session current() {
        return Optional.ofNullable(CURRENT.get()).orElseThrow();
    }

    @Override
    public synchronized Attributes transportReady(Attributes attributes) {
        int connection = ++connections;
        open.put(connection, only.orElseGet(() -> new Session(surroundings)));
        lifeline.connected();
        return attributes.toBuilder().set(CONNECTION, connection).build();
    }

    /** Where a connection is a session, what still runs is stopped where it can be: nobody waits for it any more. */
    @Override
    public void transportTerminated(Attributes attributes) {
        Integer connection = attributes.get(CONNECTION);
        Session session = connection == null ? null : open.remove(connection);
        if (session == null) {
            return;
        }
        lifeline.left(session.isCancelled());
        if (only.isEmpty()) {
            session.cancel();
            lifeline.leave(session);
        }
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Integer connection = call.getAttributes().get(CONNECTION);
        Session session = Optional.ofNullable(connection).map(open::get).orElseThrow();
        return Contexts.interceptCall(Context.current().withValue(CURRENT, session), call, headers, next);
    }

    /** Stops everything that runs, where it can be stopped. */
    void cancelAll() {
        only.ifPresent(Session::cancel);
        open.values().forEach(Session::cancel);
    }

    /** Returns when nothing is being changed any more. */
    void awaitIdle() throws InterruptedException {
        while (!areIdle() || lifeline.isWaiting()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private boolean areIdle() {
        return only.map(Session::isIdle).orElse(true) && open.values().stream().allMatch(Session::isIdle);
    }

    /** Lets go of every platform. */
    void close() {
        only.ifPresent(Session::close);
        open.values().forEach(Session::close);
    }
}
