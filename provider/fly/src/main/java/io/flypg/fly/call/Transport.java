package io.flypg.fly.call;

import io.flypg.fly.call.FlyException.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/** Makes calls: within the limits, again where that is safe, and with every failure turned into what it means. */
public final class Transport implements AutoCloseable {

    private final FlyOptions options;
    private final Limiter limiter;
    private final Wire wire;
    private final Verdict verdict;
    private final Backoff backoff;

    public Transport(FlyEndpoints endpoints, FlyToken token, FlyOptions options) {
        this.options = options;
        this.limiter = new Limiter(options.time());
        this.wire = new Wire(endpoints, token, options);
        this.verdict = new Verdict(new Redaction(token));
        this.backoff = new Backoff(options.random());
    }

    /** The clock of this client. */
    public Time time() {
        return options.time();
    }

    /** Makes a call whose answer is of no interest. */
    public void send(Request request) {
        exchange(request);
    }

    /** Makes a call that answers one object. */
    public <T> T read(Request request, Function<Fields, T> reader) {
        return readable(request, exchange(request), reply -> reader.apply(Fields.of("", reply.json())));
    }

    /** Like {@link #read}, for something that need not be there. */
    public <T> Optional<T> find(Request request, Function<Fields, T> reader) {
        try {
            return Optional.of(read(request, reader));
        } catch (FlyException e) {
            if (e.is(Kind.NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Makes a call that answers a list of objects. */
    public <T> List<T> list(Request request, Function<Fields, T> reader) {
        return readable(
                request,
                exchange(request),
                reply -> Fields.listOf("", reply.json()).stream().map(reader).toList());
    }

    /** Removes something; that it is gone already is as good. */
    public void remove(Request request) {
        try {
            exchange(request);
        } catch (FlyException e) {
            if (!e.is(Kind.NOT_FOUND)) {
                throw e;
            }
        }
    }

    /** Makes a GraphQL call and reads the data of its answer. */
    public <T> T query(Request request, Function<Fields, T> reader) {
        for (int attempt = 1; ; attempt++) {
            Reply reply = exchange(request);
            Fields answer = readable(request, reply, r -> Fields.of("", r.json()));
            List<Fields> errors = readable(request, reply, r -> answer.list("errors", Function.identity()));
            if (errors.isEmpty()) {
                return readable(request, reply, r -> reader.apply(answer.required("data")));
            }
            FlyException failure = readable(request, reply, r -> verdict.on(request, r, errors));
            sleepOrThrow(failure, request, attempt, Duration.ZERO);
        }
    }

    /** Lets time pass between two looks at the same thing. */
    public void pause(Duration duration) {
        try {
            options.time().sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for the platform");
        }
    }

    @Override
    public void close() {
        wire.close();
    }

    private <T> T readable(Request request, Reply reply, Function<Reply, T> reader) {
        try {
            return reader.apply(reply);
        } catch (Unreadable e) {
            throw verdict.on(request, reply, e);
        }
    }

    private Reply exchange(Request request) {
        for (int attempt = 1; ; attempt++) {
            awaitTurn(request);
            FlyException failure;
            Duration asked = Duration.ZERO;
            try {
                Reply reply = observed(request, attempt);
                if (reply.isSuccess()) {
                    return readable(request, reply, Reply::notAPage);
                }
                failure = verdict.on(request, reply);
                asked = Backoff.asked(reply.retryAfter());
            } catch (Broken e) {
                failure = verdict.on(request, e);
            }
            sleepOrThrow(failure, request, attempt, asked);
        }
    }

    private Reply observed(Request request, int attempt) throws Broken {
        long start = options.time().nanos();
        int status = 0;
        try {
            Reply reply = wire.send(request);
            status = reply.status();
            return reply;
        } finally {
            long millis = Duration.ofNanos(options.time().nanos() - start).toMillis();
            options.observer().accept(new Call(request.method(), request.path(), status, millis, attempt));
        }
    }

    private void awaitTurn(Request request) {
        if (!options.limited()) {
            return;
        }
        Optional<Rate> rate = Rate.of(request.method(), request.segments());
        try {
            if (rate.isPresent()) {
                limiter.await(rate.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw verdict.interrupted(request);
        }
    }

    private void sleepOrThrow(FlyException failure, Request request, int attempt, Duration asked) {
        Duration pause = backoff.after(failure, request, attempt).orElseThrow(() -> failure);
        try {
            options.time().sleep(pause.compareTo(asked) < 0 ? asked : pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
