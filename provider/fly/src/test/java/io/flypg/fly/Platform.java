package io.flypg.fly;

import io.flypg.fly.call.Call;
import io.flypg.fly.call.FlyEndpoints;
import io.flypg.fly.call.FlyOptions;
import io.flypg.fly.call.FlyToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** A server that answers what a test tells it to, and a client that talks to it. */
public final class Platform implements AutoCloseable {

    public static final String TOKEN = "opaque-token-of-a-test";

    public final MockWebServer server = new MockWebServer();
    public final FakeTime time = new FakeTime();
    public final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    public final FlyClient client;

    public Platform() {
        this(false);
    }

    public Platform(boolean limited) {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FlyOptions options = FlyOptions.defaults()
                .withTime(time)
                .withRandom(new Random(7))
                .withLimits(limited)
                .withLongestTry(Duration.ofSeconds(10))
                .withObserver(calls::add);
        client = new FlyClient(FlyEndpoints.at(server.url("/").uri()), FlyToken.parse(TOKEN), options);
    }

    /** Answers the next request. */
    public Platform answers(int status, String json) {
        return answers(new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(json));
    }

    /** Answers the next request with a sample of the documentation. */
    public Platform answersSample(int status, String name) {
        return answers(status, sample(name));
    }

    public Platform answers(MockResponse.Builder response) {
        server.enqueue(response.build());
        return this;
    }

    /** The next request that arrived. */
    public RecordedRequest received() {
        try {
            @Nullable RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("the client sent nothing");
            }
            return request;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Method and path with query of the next request. */
    public String receivedLine() {
        RecordedRequest request = received();
        return request.getMethod() + " " + request.getTarget();
    }

    public static String body(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().utf8();
    }

    public static String sample(String name) {
        try (var in = Platform.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError("no sample " + name);
            }
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
