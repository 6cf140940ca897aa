package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** A client of the platform that knows nothing but HTTP and JSON. */
final class Api implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private final String token;
    private final String agent;

    Api(URI url, String token) {
        this(url, token, "test");
    }

    private Api(URI url, String token, String agent) {
        this.url = url;
        this.token = token;
        this.agent = agent;
    }

    static Api of(LocalPlatform platform) {
        return new Api(platform.url(), platform.token());
    }

    /** The same client under the name of another. */
    Api as(String userAgent) {
        return new Api(url, token, userAgent);
    }

    /** What came back. */
    record Reply(int status, JsonNode body, HttpResponse<String> raw) {
        Reply is(int wanted) {
            assertThat(status).as("status of %s: %s", raw.request(), raw.body()).isEqualTo(wanted);
            return this;
        }

        JsonNode at(String pointer) {
            return body.at(pointer);
        }

        String text(String pointer) {
            return body.at(pointer).asText();
        }

        /** The error text, after checking that both keys have it. */
        String error() {
            assertThat(text("/error")).isEqualTo(text("/message"));
            return text("/error");
        }
    }

    Reply get(String path) {
        return call("GET", path, "");
    }

    Reply post(String path, Object body) {
        return call("POST", path, body);
    }

    Reply post(String path) {
        return call("POST", path, "");
    }

    Reply put(String path, Object body) {
        return call("PUT", path, body);
    }

    Reply delete(String path) {
        return call("DELETE", path, "");
    }

    Reply call(String method, String path, Object body) {
        return call(method, path, body, "");
    }

    /** With a lease nonce, unless it is empty. */
    Reply call(String method, String path, Object body, String nonce) {
        try {
            return send(method, path, body, nonce);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        }
    }

    Reply send(String method, String path, Object body, String nonce) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("User-Agent", agent)
                .timeout(Duration.ofSeconds(90));
        if (!nonce.isEmpty()) {
            request.header("fly-machine-lease-nonce", nonce);
        }
        String text = body.toString();
        request.method(
                method,
                text.isEmpty()
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body instanceof String ? text : json(body)));
        try {
            HttpResponse<String> raw = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(raw.statusCode(), parse(raw.body()), raw);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    JsonNode graphql(String query, Map<String, ?> variables) {
        Reply reply =
                post("/graphql", Map.of("query", query, "variables", variables)).is(200);
        return reply.body();
    }

    /** An app of this name. */
    Api app(String name) {
        post("/v1/apps", Map.of("name", name, "org_slug", "personal", "app_role_id", "postgres_cluster"))
                .is(201);
        return this;
    }

    /** A new machine with this configuration; its id. */
    String machine(String app, ObjectNode config) {
        return post("/v1/apps/" + app + "/machines", Map.of("region", "ams", "config", config))
                .is(200)
                .text("/id");
    }

    Reply await(String app, String machine, String state) {
        return get("/v1/apps/" + app + "/machines/" + machine + "/wait?state=" + state + "&timeout=20");
    }

    static ObjectNode idle() {
        return (ObjectNode) parse("{\"image\":\"registry.example.test/web:1\"}");
    }

    /** The configuration of a PostgreSQL node as clients send it. */
    static ObjectNode node() {
        return (ObjectNode) parse("""
                {"image":"flyio/postgres-flex:17.11","env":{"PRIMARY_REGION":"ams"},"init":{},
                 "guest":{"cpu_kind":"shared","cpus":1,"memory_mb":512},
                 "metadata":{"flypg_cluster":"orders-db","fly_platform_version":"v2"},
                 "services":[
                  {"protocol":"tcp","internal_port":5432,"autostart":false,"ports":[{"port":5432,"handlers":["pg_tls"]}],"force_instance_key":null},
                  {"protocol":"tcp","internal_port":5433,"autostart":false,"ports":[{"port":5433,"handlers":["pg_tls"]}],"force_instance_key":null}],
                 "metrics":{"port":9187,"path":"/metrics"},
                 "checks":{"pg":{"port":5500,"type":"http","interval":"15s","timeout":"10s","path":"/flycheck/pg"},
                           "role":{"port":5500,"type":"http","interval":"15s","timeout":"10s","path":"/flycheck/role"}},
                 "restart":{"policy":"always"}}""");
    }

    static JsonNode parse(String text) {
        try {
            return text.isEmpty() ? JSON.nullNode() : JSON.readTree(text);
        } catch (IOException _) {
            return JSON.getNodeFactory().textNode(text);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private static String json(Object body) throws IOException {
        return JSON.writeValueAsString(body);
    }
}
