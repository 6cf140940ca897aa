package io.flypg.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.pulumi.cli.PulumiStack;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What is changed behind a stack's back is found by a refresh and put right by the next update; told in order on one stack. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
final class DriftTest {
    private static final JsonMapper JSON = new JsonMapper();

    private ProgramFixture fixture;
    private PulumiStack stack;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        fixture = ProgramFixture.in(folder);
        stack = fixture.stack(Program.full().with("config", "{ work_mem: 4MB }"));
        stack.up().succeeded();
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @Test
    @Order(1)
    void a_setting_of_one_node() throws Exception {
        sql(machines().get(1), "ALTER SYSTEM SET work_mem = '7MB'");

        stack.refresh().succeeded();

        assertThat(recorded("orders-db").at("/config/work_mem").asText()).isEqualTo("7MB");
        repairs("work_mem: \"7MB\" => \"4MB\"");
        assertThat(recorded("orders-db").at("/config/work_mem").asText()).isEqualTo("4MB");
    }

    @Test
    @Order(2)
    void the_memory_of_one_machine() throws Exception {
        ObjectNode machine = (ObjectNode) machines().get(2);
        ObjectNode config = (ObjectNode) machine.get("config");
        ((ObjectNode) config.get("guest")).put("memory_mb", 2048);
        String body = JSON.createObjectNode().set("config", config).toString();
        fixture.ask("POST", path(machine), body);

        stack.refresh().succeeded();

        assertThat(recorded("orders-db").at("/machine/memory").asText()).isEqualTo("2GB");
        repairs("memory: \"2GB\"");
    }

    @Test
    @Order(3)
    void a_node_that_somebody_destroyed() throws Exception {
        fixture.ask("DELETE", path(machines().get(2)) + "?force=true", "");

        stack.refresh().succeeded();

        assertThat(recorded("orders-db").path("replicas").asInt()).isEqualTo(1);
        repairs("replicas: 1 => 2");
        assertThat(machines()).hasSize(3);
    }

    @Test
    @Order(4)
    void the_secret_of_an_app() throws Exception {
        String before = stack.outputs().path("uri").asText();
        fixture.ask("POST", "/v1/apps/orders-api/secrets/DATABASE_URL", "{\"value\":\"postgres://elsewhere\"}");

        stack.refresh().succeeded();

        assertThat(recorded("attached").at("/differences/0").asText()).isEqualTo("secret DATABASE_URL: another value");
        repairs("secret DATABASE_URL: another value");
        assertThat(stack.outputs().path("uri").asText())
                .startsWith("postgres://orders_api_b:")
                .isNotEqualTo(before);
    }

    @Test
    @Order(5)
    void a_cluster_is_read_before_it_is_changed_without_being_asked() throws Exception {
        sql(machines().get(0), "ALTER SYSTEM SET work_mem = '9MB'");

        assertThat(preview()).contains("work_mem: \"9MB\" => \"4MB\"");
        stack.up().succeeded();
        stack.up("--expect-no-changes").succeeded();
    }

    @Test
    @Order(7)
    void a_volume_that_somebody_extended() throws Exception {
        for (JsonNode machine : machines()) {
            String volume = machine.at("/config/mounts/0/volume").asText();
            fixture.ask("PUT", "/v1/apps/orders-db/volumes/" + volume + "/extend", "{\"size_gb\":4}");
        }

        stack.refresh().succeeded();

        assertThat(recorded("orders-db").at("/volume/size").asText()).isEqualTo("4GB");
        assertThat(stack.preview().said()).contains("Volume cannot shrink");
        fixture.write(Program.full().with("config", "{ work_mem: 4MB }").with("volume", "{ size: 4GB }"));
        stack.up().succeeded();
        stack.preview("--expect-no-changes").succeeded();
    }

    @Test
    @Order(6)
    void an_app_that_is_gone_is_made_again() throws Exception {
        fixture.ask("DELETE", "/v1/apps/orders-api", "");

        stack.refresh().succeeded();
        stack.up().succeeded();

        stack.preview("--expect-no-changes").succeeded();
        assertThat(fixture.ask("GET", "/v1/apps/orders-api/secrets", "").body()).contains("DATABASE_URL");
    }

    private void repairs(String shown) throws Exception {
        assertThat(preview()).contains(shown).doesNotContain("replace");
        stack.up().succeeded();
        stack.refresh("--diff", "--expect-no-changes").succeeded();
        stack.preview("--expect-no-changes").succeeded();
    }

    /** Without the blanks by which the CLI brings names in line. */
    private String preview() throws IOException, InterruptedException {
        return stack.preview("--diff").succeeded().said().replaceAll(" +: ", ": ");
    }

    private JsonNode recorded(String resource) throws Exception {
        return stack.recorded(resource).path("outputs");
    }

    private List<JsonNode> machines() throws IOException, InterruptedException {
        String body = fixture.ask("GET", "/v1/apps/orders-db/machines", "").body();
        return JSON.readTree(body)
                .valueStream()
                .sorted((one, other) -> ordinal(one) - ordinal(other))
                .toList();
    }

    private static int ordinal(JsonNode machine) {
        return machine.at("/config/metadata/flypg_node").asInt();
    }

    private static String path(JsonNode machine) {
        return "/v1/apps/orders-db/machines/" + machine.path("id").asText();
    }

    private void sql(JsonNode machine, String statement) throws SQLException, IOException, InterruptedException {
        String secret = fixture.ask("GET", "/v1/apps/orders-db/secrets/OPERATOR_PASSWORD?show_secrets=true", "")
                .body();
        String url = "jdbc:postgresql://" + machine.path("private_ip").asText() + ":5433/postgres";
        String password = JSON.readTree(secret).path("value").asText();
        try (Connection connection = DriverManager.getConnection(url, "postgres", password);
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
