package io.flypg.local.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.flypg.local.fault.Effect;
import io.flypg.local.fault.Faults;
import io.flypg.local.model.Refused;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The door: faults asked for, who is asking, the route, the answer, the log. */
final class Front implements HttpHandler {
    private static final System.Logger LOG = System.getLogger(Front.class.getName());

    private final Router router;
    private final Tokens tokens;
    private final Faults faults;
    private final RateLimits limits;
    private final RequestLog log;

    Front(Router router, Tokens tokens, Faults faults, RateLimits limits, RequestLog log) {
        this.router = router;
        this.tokens = tokens;
        this.faults = faults;
        this.limits = limits;
        this.log = log;
    }

    /** The log has the call before its client has the answer. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Instant at = Instant.now();
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getRawPath();
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer = withFaults(method, path, () -> answer(exchange, body));
            long millis = Duration.between(at, Instant.now()).toMillis();
            log.add(new ServedRequest(at, method, path, answer.operation(), answer.status(), millis));
            if (answer.status() != 0) {
                send(exchange, answer);
            }
        }
    }

    /** The work of one call, done at most once. */
    private interface Work {
        Answer run();
    }

    private Answer withFaults(String method, String path, Work work) {
        UnaryOperator<Answer> after = answer -> answer;
        for (Effect effect : faults.effects(method, path)) {
            switch (effect) {
                case Effect.DropBefore _ -> {
                    return Answer.DROPPED;
                }
                case Effect.Refuse(int status, String body) -> {
                    return Answer.DROPPED.saying(status, body);
                }
                case Effect.Delay(Duration time) -> pause(time);
                case Effect.DropAfter _ -> after = answer -> answer.saying(0, "");
                case Effect.RefuseAfter(int status, String body) -> after = answer -> answer.saying(status, body);
            }
        }
        return after.apply(work.run());
    }

    private Answer answer(HttpExchange exchange, String body) {
        try {
            Optional<String> organization =
                    tokens.organization(exchange.getRequestHeaders().getFirst("Authorization"));
            if (organization.isEmpty()) {
                throw new Refused(401, "Authenticate: token validation error");
            }
            Request request = request(exchange, body, organization.get());
            limits.require(request.method(), request.path());
            return router.answer(request);
        } catch (Refused refused) {
            return Answer.refused(refused);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a call failed by a fault of the local platform", e);
            return Answer.error(500, "internal error of the local platform; its log says more", "unknown");
        }
    }

    private static Request request(HttpExchange exchange, String body, String organization) {
        Client client = Client.of(exchange.getRequestHeaders().getFirst("User-Agent"));
        return new Request(
                exchange.getRequestMethod(),
                segments(exchange.getRequestURI().getRawPath()),
                Map.of(),
                Query.parse(exchange.getRequestURI().getRawQuery()),
                client.nonce(exchange.getRequestHeaders().getFirst("fly-machine-lease-nonce")),
                new Request.Body(body),
                organization,
                client);
    }

    /** A slash at the end means nothing: one client sends {@code lease/}. */
    private static List<String> segments(String path) {
        return Stream.of(path.split("/"))
                .skip(1)
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Fly-Request-Id", UUID.randomUUID().toString());
        if (bytes.length > 0) {
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        }
        boolean silent = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), silent ? -1 : bytes.length);
        if (!silent) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
