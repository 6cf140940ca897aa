package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChecksTest extends PlatformTest {
    private String id = "";

    @BeforeEach
    void machine() {
        api.app("pg1");
        id = api.machine("pg1", Api.node());
        eventually(() -> statuses().equals("passing passing"));
    }

    @Test
    void the_output_of_a_check_is_the_body_of_its_page() {
        JsonNode checks = api.get(path()).at("/checks");
        assertThat(checks.findValuesAsText("name")).containsExactly("pg", "role");
        assertThat(checks.findValuesAsText("output")).containsExactly("[✓] ok", "primary");
        assertThat(Instant.parse(checks.at("/0/updated_at").asText()))
                .isAfter(Instant.now().minusSeconds(60));
    }

    @Test
    void a_check_that_changes_is_seen_at_the_next_poll() {
        guests.of(id).role = "replica";
        eventually(() -> api.get(path()).text("/checks/1/output").equals("replica"));
        guests.of(id).healthy = false;
        eventually(() -> statuses().equals("critical critical"));
    }

    @Test
    void checks_that_cannot_be_asked_say_so() {
        var config = Api.node();
        config.putObject("checks")
                .putObject("odd")
                .put("type", "http")
                .put("port", 99_999_999_999L)
                .put("path", "a b");
        id = api.machine("pg1", config);
        eventually(() -> api.get(path()).text("/checks/0/output").contains("cannot be asked"));
    }

    @Test
    void a_check_of_type_tcp_only_connects() {
        var config = Api.node();
        config.putObject("checks").putObject("sql").put("type", "tcp").put("port", 5432);
        id = api.machine("pg1", config);
        eventually(() -> statuses().equals("passing"));
    }

    @Test
    void a_stopped_machine_passes_nothing() {
        api.post(path() + "/stop").is(200);
        api.await("pg1", id, "stopped").is(200);
        assertThat(statuses()).isEqualTo("critical critical");
    }

    @Test
    void a_machine_without_a_process_passes_whatever_it_is_asked() {
        var config = Api.idle();
        config.putObject("checks")
                .putObject("alive")
                .put("type", "http")
                .put("port", 80)
                .put("path", "/");
        id = api.machine("pg1", config);
        eventually(() -> statuses().equals("passing"));
    }

    private String statuses() {
        return String.join(" ", api.get(path()).at("/checks").findValuesAsText("status"));
    }

    private String path() {
        return "/v1/apps/pg1/machines/" + id;
    }
}
