package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.LocalState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The local platform seen by a program that is not flypg: HTTP, JSON and JDBC. */
record LocalApi(URI url, String token) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A machine as the platform lists it.
     *
     * @param address of its guest
     */
    record Machine(String id, String region, String address) {}

    static LocalApi of(Path platform) {
        LocalState state = LocalState.read(platform).orElseThrow();
        return new LocalApi(state.url(), state.token());
    }

    List<Machine> machines(String app) throws IOException, InterruptedException {
        List<Machine> machines = new ArrayList<>();
        for (JsonNode node : get("/v1/apps/" + app + "/machines")) {
            machines.add(new Machine(
                    node.path("id").asText(),
                    node.path("region").asText(),
                    node.path("private_ip").asText()));
        }
        return machines;
    }

    List<String> volumes(String app) throws IOException, InterruptedException {
        return get("/v1/apps/" + app + "/volumes").findValuesAsText("id");
    }

    /** A volume that somebody makes by hand, and that no machine has. */
    String makeVolume(String app) throws IOException, InterruptedException {
        String path = "/v1/apps/" + app + "/volumes";
        HttpRequest.Builder made = request(path)
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"pg_data\",\"region\":\"ams\",\"size_gb\":1}"));
        return read(send(made)).path("id").asText();
    }

    void deleteVolume(String app, String volume) throws IOException, InterruptedException {
        read(send(request("/v1/apps/" + app + "/volumes/" + volume).DELETE()));
    }

    String secret(String app, String name) throws IOException, InterruptedException {
        return get("/v1/apps/" + app + "/secrets/" + name + "?show_secrets=true")
                .path("value")
                .asText();
    }

    void setSecret(String app, String name, String value) throws IOException, InterruptedException {
        post("/v1/apps/" + app + "/secrets/" + name, JSON.valueToTree(Map.of("value", value)));
    }

    /** As {@code fly machine update --memory} does. */
    void setMemory(String app, String machine, int megabytes) throws IOException, InterruptedException {
        String path = "/v1/apps/" + app + "/machines/" + machine;
        ObjectNode config = (ObjectNode) get(path).path("config");
        ((ObjectNode) config.path("guest")).put("memory_mb", megabytes);
        ObjectNode body = JSON.createObjectNode();
        body.set("config", config);
        post(path, body);
        get(path + "/wait?state=started&timeout=30");
    }

    /** Lets go what a dead run still holds, as {@code fly machine leases clear} does. */
    void clearLeases(String app) throws IOException, InterruptedException {
        if (status("/v1/apps/" + app) == 404) {
            return;
        }
        for (Machine machine : machines(app)) {
            String lease = "/v1/apps/" + app + "/machines/" + machine.id() + "/lease";
            HttpResponse<String> held = send(request(lease).GET());
            if (held.statusCode() == 200) {
                String nonce = JSON.readTree(held.body()).path("nonce").asText();
                assertThat(send(request(lease)
                                        .header("fly-machine-lease-nonce", nonce)
                                        .DELETE())
                                .statusCode())
                        .as("cleared, or run out meanwhile")
                        .isIn(200, 404);
            }
        }
    }

    int status(String path) throws IOException, InterruptedException {
        return send(request(path).GET()).statusCode();
    }

    /** The first column of every row, asked on one node as its operator. */
    List<String> ask(Machine node, String app, String sql) throws Exception {
        String url = "jdbc:postgresql://" + node.address() + ":5433/postgres";
        try (Connection connection = DriverManager.getConnection(url, "postgres", secret(app, "OPERATOR_PASSWORD"))) {
            return rows(connection, sql);
        }
    }

    /** Logs in as an app does, with the URL it finds in its secret. */
    static Connection login(String secret) throws SQLException {
        URI uri = URI.create(secret);
        String[] user = uri.getRawUserInfo().split(":", 2);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath(), user[0], user[1]);
    }

    static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                ResultSet found = statement.getResultSet();
                while (found.next()) {
                    rows.add(found.getString(1));
                }
            }
        }
        return rows;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return read(send(request(path).GET()));
    }

    private void post(String path, JsonNode body) throws IOException, InterruptedException {
        read(send(request(path).POST(HttpRequest.BodyPublishers.ofString(body.toString()))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode())
                .as("%s: %s", answer.request(), answer.body())
                .isBetween(200, 299);
        return JSON.readTree(answer.body());
    }
}
