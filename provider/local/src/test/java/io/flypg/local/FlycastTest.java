package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlycastTest extends PlatformTest {
    private String address = "";

    @BeforeEach
    void app() {
        api.app("pg1");
        address = api.post("/v1/apps/pg1/ip_assignments", Map.of("type", "private_v6", "region", "ams"))
                .is(200)
                .text("/ip");
    }

    @Test
    void the_address_is_on_loopback_its_own_and_given_once() {
        assertThat(address).startsWith("127.");
        var again = api.post("/v1/apps/pg1/ip_assignments", Map.of("type", "private_v6"))
                .is(200);
        assertThat(again.text("/ip")).isEqualTo(address);
        var listed = api.get("/v1/apps/pg1/ip_assignments").is(200);
        assertThat(listed.at("/ips")).hasSize(1);
        assertThat(listed.text("/ips/0/type")).isEqualTo("private_v6");
        assertThat(listed.text("/ips/0/network/org_slug")).isEqualTo("personal");
        api.app("pg2");
        assertThat(api.post("/v1/apps/pg2/ip_assignments", Map.of("type", "private_v6"))
                        .text("/ip"))
                .isNotEqualTo(address);
    }

    @Test
    void a_public_address_can_be_looked_at_and_given_back_and_others_do_not_exist() {
        String address = api.post("/v1/apps/pg1/ip_assignments", Map.of("type", "v6"))
                .is(200)
                .text("/ip");
        assertThat(address).startsWith("2001:db8:");
        assertThat(api.get("/v1/apps/pg1/ip_assignments").at("/ips").findValuesAsText("ip"))
                .contains(address);
        api.delete("/v1/apps/pg1/ip_assignments/" + address).is(204);
        assertThat(api.post("/v1/apps/pg1/ip_assignments", Map.of("type", "v4"))
                        .is(422)
                        .error())
                .contains("flycast");
    }

    @Test
    void a_connection_goes_to_a_started_machine() {
        String machine = node();
        assertThat(greeting()).isEqualTo(machine);
    }

    @Test
    void all_started_machines_get_connections_and_one_that_refuses_is_passed_over() {
        String one = node();
        String two = node();
        Set<String> seen = new HashSet<>();
        eventually(() -> {
            seen.add(greeting());
            return seen.equals(Set.of(one, two));
        });
        guests.refuseToBoot("for good");
        guests.of(one).die(1);
        for (int i = 0; i < 10; i++) {
            assertThat(greeting()).isEqualTo(two);
        }
    }

    @Test
    void a_cordoned_machine_and_one_without_the_service_get_none() {
        String one = node();
        api.post("/v1/apps/pg1/machines/" + one + "/cordon").is(200);
        assertThat(api.get("/v1/apps/pg1/machines/" + one).at("/cordoned").asBoolean())
                .isTrue();
        assertThat(greeting()).isEmpty();
        api.post("/v1/apps/pg1/machines/" + one + "/uncordon").is(200);
        assertThat(greeting()).isEqualTo(one);
        var config = Api.node();
        config.remove("services");
        api.post("/v1/apps/pg1/machines/" + one, Map.of("config", config)).is(200);
        api.await("pg1", one, "started").is(200);
        assertThat(greeting()).isEmpty();
    }

    @Test
    void a_connection_starts_what_rests_where_the_service_says_so() {
        String stays = node();
        api.post("/v1/apps/pg1/machines/" + stays + "/stop").is(200);
        api.await("pg1", stays, "stopped").is(200);
        assertThat(greeting()).isEmpty();
        var config = Api.node();
        config.withArray("services").forEach(service -> ((ObjectNode) service).put("autostart", true));
        String wakes = api.machine("pg1", config);
        api.await("pg1", wakes, "started").is(200);
        api.post("/v1/apps/pg1/machines/" + wakes + "/stop").is(200);
        api.await("pg1", wakes, "stopped").is(200);

        assertThat(greeting()).isEqualTo(wakes);

        assertThat(api.get("/v1/apps/pg1/machines/" + wakes).text("/state")).isEqualTo("started");
        assertThat(api.get("/v1/apps/pg1/machines/" + stays).text("/state")).isEqualTo("stopped");
    }

    @Test
    void without_machines_the_connection_is_closed() {
        assertThat(greeting()).isEmpty();
    }

    @Test
    void the_address_outlives_the_machines_and_the_server() {
        String one = node();
        api.delete("/v1/apps/pg1/machines/" + one + "?force=true").is(200);
        api.await("pg1", one, "destroyed").is(200);
        restart();
        String two = node();
        assertThat(greeting()).isEqualTo(two);
    }

    @Test
    void a_released_address_takes_no_connections() {
        api.delete("/v1/apps/pg1/ip_assignments/" + address).is(204);
        api.delete("/v1/apps/pg1/ip_assignments/" + address).is(404);
        assertThat(connects()).isFalse();
    }

    @Test
    void the_address_goes_with_its_app() {
        assertThat(connects()).isTrue();
        api.delete("/v1/apps/pg1").is(202);
        assertThat(connects()).isFalse();
    }

    private String node() {
        String id = api.machine("pg1", Api.node());
        api.await("pg1", id, "started").is(200);
        return id;
    }

    /** The id of the machine that answered, empty when none did. */
    private String greeting() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(address), 5432));
            socket.setSoTimeout(10_000);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new AssertionError("the flycast address refuses", e);
        }
    }

    private boolean connects() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(address), 5432));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
