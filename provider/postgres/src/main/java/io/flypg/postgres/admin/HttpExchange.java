package io.flypg.postgres.admin;

import io.flypg.postgres.reach.Limits;
import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.reach.PostgresException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Calls the admin API at its own address. */
public final class HttpExchange implements Exchange {

    private static final Duration CONNECT = Limits.STANDARD.connect();
    private static final MediaType JSON = MediaType.get("application/json");
    private static final long MAX_BYTES = 1 << 20;

    private final OkHttpClient client;
    private final NodeAddress node;

    public HttpExchange(OkHttpClient client, NodeAddress node) {
        this.client = client;
        this.node = node;
    }

    @Override
    public String where() {
        return "of " + node.host() + " (port " + node.adminPort() + ")";
    }

    @Override
    public Answer send(String doing, String method, String path, String body, Duration limit) {
        OkHttpClient limited =
                client.newBuilder().connectTimeout(CONNECT).callTimeout(limit).build();
        try (Response response = limited.newCall(request(method, path, body)).execute()) {
            return new Answer(response.code(), response.peekBody(MAX_BYTES).string());
        } catch (ConnectException e) {
            throw unreachable(doing, e);
        } catch (InterruptedIOException e) {
            throw new PostgresException(Kind.TIMEOUT, null, cannot(doing) + "no answer in time.", e);
        } catch (IOException e) {
            throw unreachable(doing, e);
        }
    }

    private Request request(String method, String path, String body) {
        HttpUrl url = new HttpUrl.Builder()
                .scheme("http")
                .host(node.host())
                .port(node.adminPort())
                .addPathSegments(path)
                .build();
        RequestBody sent = method.equals("POST") ? RequestBody.create(body, JSON) : null;
        return new Request.Builder().url(url).method(method, sent).build();
    }

    private PostgresException unreachable(String doing, IOException e) {
        String message =
                cannot(doing) + e.getMessage() + ". Is the machine started, and can this computer reach its network?";
        return new PostgresException(Kind.UNREACHABLE, null, message, e);
    }

    private String cannot(String doing) {
        return "Cannot " + doing + " on the admin API " + where() + ": ";
    }
}
