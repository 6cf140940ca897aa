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

/** One session for each connection: an engine that attaches to a running provider uses it for all providers of its program. */
final class Sessions extends ServerTransportFilter implements ServerInterceptor {
    private static final Context.Key<Session> CURRENT = Context.key("session");
    private static final Attributes.Key<Integer> CONNECTION = Attributes.Key.create("connection");

    private final Surroundings surroundings;
    private final Lifeline lifeline;
    private final Map<Integer, Session> open = new ConcurrentHashMap<>();
    private int connections;

    Sessions(Surroundings surroundings, Lifeline lifeline) {
        this.surroundings = surroundings;
        this.lifeline = lifeline;
    }

    /** The session of the call that this thread serves. */
    static Session current() {
        return Optional.ofNullable(CURRENT.get()).orElseThrow();
    }

    @Override
    public synchronized Attributes transportReady(Attributes attributes) {
        int connection = ++connections;
        open.put(connection, new Session(surroundings));
        lifeline.connected();
        return attributes.toBuilder().set(CONNECTION, connection).build();
    }

    /** What still runs is stopped where it can be: nobody waits for it any more. */
    @Override
    public void transportTerminated(Attributes attributes) {
        Optional.ofNullable(attributes.get(CONNECTION)).map(open::remove).ifPresent(session -> {
            session.cancel();
            lifeline.left(session);
        });
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
        open.values().forEach(Session::cancel);
    }

    /** Returns when nothing is being changed any more. */
    void awaitIdle() throws InterruptedException {
        while (!open.values().stream().allMatch(Session::isIdle) || lifeline.isWaiting()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
