package io.flypg.fly.call;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** One try over HTTP: no repeating, no redirects, bounded in time and size. */
final class Wire implements AutoCloseable {

    /** The largest answer we read. */
    static final long BODY_LIMIT = 10L << 20;

    private static final MediaType JSON = MediaType.get("application/json");

    private final FlyEndpoints endpoints;
    private final FlyToken token;
    private final FlyOptions options;
    private final OkHttpClient http;

    Wire(FlyEndpoints endpoints, FlyToken token, FlyOptions options) {
        this.endpoints = endpoints;
        this.token = token;
        this.options = options;
        this.http = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                // it would send a create again after a broken connection
                .retryOnConnectionFailure(false)
                .connectTimeout(Duration.ofSeconds(10))
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .connectionPool(new ConnectionPool(64, 30, TimeUnit.SECONDS))
                .cookieJar(new Affinity())
                .eventListenerFactory(Sent::of)
                .connectionSpecs(specs(endpoints))
                .build();
    }

    /** With TLS, a client reads all certificates of the computer before its first call, at a tenth of a second. */
    private static List<ConnectionSpec> specs(FlyEndpoints endpoints) {
        return endpoints.hasTls()
                ? List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT)
                : List.of(ConnectionSpec.CLEARTEXT);
    }

    Reply send(Request request) throws Broken {
        Sent sent = new Sent();
        var call = http.newCall(http(request, sent));
        call.timeout().timeout(limit(request).toMillis(), TimeUnit.MILLISECONDS);
        try (Response response = call.execute()) {
            return reply(response);
        } catch (IOException e) {
            throw new Broken(e, sent.started.get(), host(call.request().url()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw interrupted(e, sent, call.request().url());
        }
    }

    /** OkHttp is Kotlin, where nothing is declared: an interrupt while connecting comes through as it is. */
    private static Broken interrupted(Exception interrupt, Sent sent, HttpUrl url) {
        Thread.currentThread().interrupt();
        IOException reason = new InterruptedIOException("interrupted");
        reason.initCause(interrupt);
        return new Broken(reason, sent.started.get(), host(url));
    }

    /** Lets go of every connection, so that nothing of this client is left running. */
    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.connectionPool().evictAll();
    }

    private Duration limit(Request request) {
        return request.timeout().compareTo(options.longestTry()) < 0 ? request.timeout() : options.longestTry();
    }

    private okhttp3.Request http(Request request, Sent sent) {
        var builder = new okhttp3.Request.Builder()
                .url(url(request))
                .header("User-Agent", options.userAgent())
                .header("Accept", "application/json")
                .header("Authorization", request.isGraphql() ? token.graphqlHeader() : token.machinesHeader())
                .tag(Sent.class, sent)
                .method(request.method(), body(request));
        request.nonce().ifPresent(nonce -> builder.header("fly-machine-lease-nonce", nonce));
        return builder.build();
    }

    private HttpUrl url(Request request) {
        HttpUrl base = HttpUrl.get((request.isGraphql() ? endpoints.graphql() : endpoints.machines()).toString());
        // flyctl throws the path of the Machines API's base away, so a base may carry one by mistake
        HttpUrl.Builder url =
                request.isGraphql() ? base.newBuilder() : base.newBuilder().encodedPath("/");
        request.segments().forEach(url::addPathSegment);
        request.query().forEach(url::addQueryParameter);
        return url.build();
    }

    private static String host(HttpUrl url) {
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? url.host() : url.host() + ":" + url.port();
    }

    private static @Nullable RequestBody body(Request request) {
        if (request.body().isPresent()) {
            return RequestBody.create(request.body().get().toString().getBytes(StandardCharsets.UTF_8), JSON);
        }
        return request.method().equals("GET") || request.method().equals("DELETE")
                ? null
                : RequestBody.create(new byte[0], null);
    }

    private static Reply reply(Response response) throws IOException {
        BufferedSource source = response.body().source();
        boolean tooBig = source.request(BODY_LIMIT + 1);
        String body = tooBig ? "" : source.readUtf8();
        return new Reply(
                response.code(),
                Reply.media(Optional.ofNullable(response.body().contentType())),
                Optional.ofNullable(response.header("Fly-Request-Id")),
                Optional.ofNullable(response.header("Retry-After")),
                body,
                tooBig);
    }

    /** Remembers whether any byte of a request went out: before that, the platform cannot have done anything. */
    private static final class Sent extends EventListener {

        private final AtomicBoolean started = new AtomicBoolean();

        static EventListener of(okhttp3.Call call) {
            Sent sent = call.request().tag(Sent.class);
            return sent == null ? EventListener.NONE : sent;
        }

        @Override
        public void requestHeadersStart(okhttp3.Call call) {
            started.set(true);
        }
    }
}
