package io.flypg.local;

import static io.flypg.local.PlatformTest.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.guest.ExecResult;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The app of a cluster, made with nothing but calls of the API, as {@code fly postgres create} makes it. */
record PostgresApp(Api api, String name) {
    /** A new app with the secrets of a cluster. */
    static PostgresApp create(Api api, String name) {
        api.app(name);
        String consul = api.graphql(
                        "mutation { enablePostgresConsul(input: {appId: \"" + name + "\"}) { consulUrl } }", Map.of())
                .at("/data/enablePostgresConsul/consulUrl")
                .asText();
        Map<String, String> secrets = Map.of(
                "SU_PASSWORD", "su", "REPL_PASSWORD", "repl", "OPERATOR_PASSWORD", "op", "FLY_CONSUL_URL", consul);
        api.post("/v1/apps/" + name + "/secrets", Map.of("values", secrets)).is(200);
        return new PostgresApp(api, name);
    }

    /** Cuts a machine off from the others; returns the number of that fault. */
    String cutOff(String machine) {
        return api.post("/local/faults", Map.of("kind", "cut-off", "machine", machine))
                .is(201)
                .text("/id");
    }

    void mend(String fault) {
        api.delete("/local/faults/" + fault).is(200);
    }

    /** A primary and two standbys. */
    List<String> cluster() {
        String first = machine();
        eventually(() -> role(first).equals("primary"));
        List<String> others =
                IntStream.range(0, 2).parallel().mapToObj(_ -> machine()).toList();
        others.forEach(machine -> eventually(() -> role(machine).equals("replica")));
        return List.of(first, others.getFirst(), others.getLast());
    }

    /** A started machine with a volume of 1 GB, which stays down once it has ended by itself. */
    String machine() {
        String volume = api.post(
                        "/v1/apps/" + name + "/volumes", Map.of("name", "pg_data", "region", "ams", "size_gb", 1))
                .is(200)
                .text("/id");
        ObjectNode config = Api.node();
        config.putArray("mounts").addObject().put("volume", volume).put("path", "/data");
        config.putObject("restart").put("policy", "no");
        String machine = api.machine(name, config);
        api.await(name, machine, "started").is(200);
        return machine;
    }

    void start(String machine) {
        api.post(path(machine) + "/start").is(200);
        api.await(name, machine, "started").is(200);
    }

    /** Stops it in an orderly way and starts it again. */
    void restart(String machine) {
        api.post(path(machine) + "/restart").is(200);
        api.await(name, machine, "started").is(200);
    }

    /** Makes its volume larger. */
    void extend(String machine, int gigabytes) {
        String volume = get(machine).at("/config/mounts/0/volume").asText();
        api.put("/v1/apps/" + name + "/volumes/" + volume + "/extend", Map.of("size_gb", gigabytes))
                .is(200);
    }

    JsonNode get(String machine) {
        return api.get(path(machine)).is(200).body();
    }

    String state(String machine) {
        return get(machine).path("state").asText();
    }

    /** What its check of that name says while it passes. */
    String role(String machine) {
        return check(machine, "role").path("status").asText().equals("passing")
                ? check(machine, "role").path("output").asText()
                : "";
    }

    JsonNode check(String machine, String check) {
        return all(get(machine).path("checks"))
                .filter(found -> found.path("name").asText().equals(check))
                .findFirst()
                .orElseThrow();
    }

    /** How it came to its last end. */
    JsonNode exitEvent(String machine) {
        return all(get(machine).path("events"))
                .filter(event -> event.path("type").asText().equals("exit"))
                .findFirst()
                .orElseThrow()
                .at("/request/exit_event");
    }

    ExecResult exec(String machine, String command) {
        JsonNode answer = api.post(path(machine) + "/exec", Map.of("cmd", command))
                .is(200)
                .body();
        return new ExecResult(
                answer.path("exit_code").asInt(),
                answer.path("stdout").asText(),
                answer.path("stderr").asText());
    }

    void run(String machine, String statement) throws SQLException {
        try (Connection connection = connect(machine);
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    /** The first value, or why there is none. */
    String ask(String machine, String query) {
        try (Connection connection = connect(machine);
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.next() ? result.getString(1) : "";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Connection connect(String machine) throws SQLException {
        String address = get(machine).path("private_ip").asText();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address + ":5433/postgres?sslmode=disable", "postgres", "op");
    }

    private String path(String machine) {
        return "/v1/apps/" + name + "/machines/" + machine;
    }

    private static Stream<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
