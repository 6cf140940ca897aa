package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.LocalFaults.NotPossible;
import io.flypg.local.fault.Calls;
import io.flypg.local.fault.InForce;
import io.flypg.local.fault.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults asked for from another process. */
class FaultOrdersTest extends PlatformTest {
    private static final Calls APPS = Calls.of("GET", "/v1/apps/*");

    private LocalFaults faults() {
        return new LocalFaults(LocalState.read(folder).orElseThrow());
    }

    @Test
    void calls_go_wrong_until_the_fault_is_cleared() {
        api.app("a");
        InForce answered = faults().order(new Order.Answer(APPS, 503, "{\"error\":\"no\"}", false));

        assertThat(api.get("/v1/apps/a").is(503).raw().body()).isEqualTo("{\"error\":\"no\"}");
        assertThat(faults().inForce()).containsExactly(new InForce(1, "GET /v1/apps/*: answered 503 and not done", 1));

        assertThat(faults().clear(answered.id())).hasSize(1);
        api.get("/v1/apps/a").is(200);
        assertThat(faults().inForce()).isEmpty();
    }

    @Test
    void a_fault_of_every_call_can_still_be_cleared() {
        faults().order(new Order.Drop(Calls.of("*", "/**"), false));
        faults().order(new Order.Delay(Calls.of("*", "/**"), 1));
        assertThatThrownBy(() -> api.send("GET", "/v1/tokens/current", "", "")).isInstanceOf(IOException.class);

        assertThat(faults().clear()).hasSize(2);
        api.get("/v1/tokens/current").is(200);
    }

    @Test
    void a_rate_strikes_a_part_and_the_same_seed_the_same_part() {
        List<Integer> first = statuses(7);

        assertThat(first).contains(429).contains(200);
        assertThat(first.stream().filter(status -> status == 429).count()).isBetween(20L, 60L);
        assertThat(statuses(7)).isEqualTo(first);
        assertThat(statuses(8)).isNotEqualTo(first);
    }

    private List<Integer> statuses(long seed) {
        Calls some = Calls.of("GET", "/v1/tokens/current").atRate(0.4, seed);
        InForce fault = faults().order(new Order.Answer(some, 429, "{}", false));
        List<Integer> statuses = IntStream.range(0, 100)
                .mapToObj(_ -> api.get("/v1/tokens/current").status())
                .toList();
        faults().clear(fault.id());
        return statuses;
    }

    @Test
    void connections_are_refused_for_a_while_and_then_taken_again() {
        LocalFaults faults = faults();
        faults.order(new Order.Refuse(300));

        eventually(() -> !answers());
        eventually(this::answers);
        assertThat(faults.inForce()).isEmpty();
    }

    @Test
    void of_two_times_without_connections_the_one_that_ends_last_counts() {
        Duration longer = Duration.ofMillis(1_500);
        long start = System.nanoTime();
        platform.orders().take(new Order.Refuse(longer.toMillis()));
        eventually(() -> !answers());
        platform.orders().take(new Order.Refuse(1));

        eventually(this::answers);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(longer);
    }

    private boolean answers() {
        try {
            return api.send("GET", "/v1/tokens/current", "", "").status() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void a_platform_that_is_closed_while_it_refuses_connections_stays_closed_and_starts_again() {
        faults().order(new Order.Refuse(60_000));
        eventually(() -> !answers());

        restart();

        assertThat(answers()).isTrue();
    }

    @Test
    void a_full_volume_is_full_until_it_is_cleared_and_never_copied() throws IOException {
        api.app("a");
        String volume = volume();
        String machine = api.machine("a", mounting(volume));
        api.await("a", machine, "started");
        String shown = "/v1/apps/a/volumes/" + volume;

        InForce full = faults().order(new Order.Fill(machine, 95));

        long bytes = 1L << 30;
        assertThat(full.text()).isEqualTo("volume " + volume + " is 95 % full");
        assertThat(api.get(shown).at("/bytes_used").asLong()).isBetween(bytes / 100 * 95, bytes);
        String copy = api.post("/v1/apps/a/volumes", Map.of("name", "copy", "source_volume_id", volume))
                .is(200)
                .text("/id");
        assertThat(api.get("/v1/apps/a/volumes/" + copy).at("/bytes_used").asLong())
                .isZero();
        faults().clear();
        assertThat(api.get(shown).at("/bytes_used").asLong()).isZero();
    }

    @Test
    void nothing_outlives_the_server() {
        api.app("a");
        String volume = volume();
        String machine = api.machine("a", mounting(volume));
        api.await("a", machine, "started");
        faults().order(new Order.Fill(machine, 95));
        faults().order(new Order.Answer(APPS, 500, "{}", false));

        restart();

        assertThat(faults().inForce()).isEmpty();
        assertThat(api.get("/v1/apps/a/volumes/" + volume).at("/bytes_used").asLong())
                .isZero();
    }

    @Test
    void a_killed_server_leaves_no_full_volume() throws IOException {
        api.app("a");
        String volume = volume();
        stop();
        Files.write(folder.resolve("volumes").resolve(volume).resolve("flypg-ballast"), new byte[1000]);

        start();

        assertThat(api.get("/v1/apps/a/volumes/" + volume).at("/bytes_used").asLong())
                .isZero();
    }

    @Test
    void a_migrated_machine_is_itself_with_another_volume_and_address() {
        api.app("a");
        String volume = volume();
        String machine = api.machine("a", mounting(volume));
        api.await("a", machine, "started");
        var before = api.get("/v1/apps/a/machines/" + machine);

        faults().order(new Order.Migrate(machine));

        api.await("a", machine, "started").is(200);
        var after = api.get("/v1/apps/a/machines/" + machine).is(200);
        assertThat(after.text("/private_ip")).isNotEqualTo(before.text("/private_ip"));
        assertThat(after.text("/instance_id")).isEqualTo(before.text("/instance_id"));
        String moved = after.text("/config/mounts/0/volume");
        assertThat(moved).isNotEqualTo(volume);
        assertThat(api.get("/v1/apps/a/volumes/" + moved).is(200).text("/attached_machine_id"))
                .isEqualTo(machine);
        api.get("/v1/apps/a/volumes/" + volume).is(404);
        assertThat(folder.resolve("volumes")).isDirectoryContaining(child -> child.endsWith(moved));
        assertThat(guests.of(machine).spec.address()).isEqualTo(after.text("/private_ip"));
    }

    @Test
    void a_machine_that_rests_stays_at_rest_when_it_is_migrated() {
        api.app("a");
        String machine = api.machine("a", mounting(volume()));
        api.await("a", machine, "started");
        api.post("/v1/apps/a/machines/" + machine + "/stop", Map.of()).is(200);
        api.await("a", machine, "stopped").is(200);

        faults().order(new Order.Migrate(machine));

        assertThat(api.get("/v1/apps/a/machines/" + machine).text("/state")).isEqualTo("stopped");
    }

    @Test
    void a_machine_is_named_by_its_id_its_node_or_its_app_when_that_has_one_alone() {
        api.app("a");
        ObjectNode config = Api.node();
        ((ObjectNode) config.path("metadata")).put("flypg_cluster", "orders-db").put("flypg_node", "2");
        String machine = api.machine("a", config);
        api.await("a", machine, "started");

        for (String name : List.of(machine, "orders-db-2", "orders-db#2", "a")) {
            int boots = guests.boots.size();
            assertThat(faults().order(new Order.Kill(name, true)).text()).contains(machine);
            eventually(() -> guests.boots.size() > boots);
            api.await("a", machine, "started").is(200);
        }
        String other = api.machine("a", Api.node());
        assertRefused(new Order.Kill("a", true), "'a' has several machines", machine, other, "orders-db-2");
        assertRefused(new Order.Kill("b", true), "there is no machine 'b'", "orders-db-2 (" + machine + ")");
    }

    @Test
    void what_a_machine_cannot_have_is_refused_with_the_reason() {
        api.app("a");
        String machine = api.machine("a", Api.idle());
        api.await("a", machine, "started");

        assertRefused(new Order.CutOff(machine), "shares its network", "container");
        assertRefused(new Order.Kill(machine, false), "runs no PostgreSQL");
        assertRefused(new Order.Fill(machine, 95), "no volume");
        assertRefused(new Order.Refuse(61_000), "at most 60 s");
        assertThatThrownBy(() -> faults().clear(7))
                .isInstanceOf(NotPossible.class)
                .hasMessageContaining("no fault 7");
        api.post("/v1/apps/a/machines/" + machine + "/stop", Map.of()).is(200);
        api.await("a", machine, "stopped").is(200);
        assertRefused(new Order.Kill(machine, true), "no power", "stopped");
    }

    private void assertRefused(Order order, CharSequence... because) {
        assertThatThrownBy(() -> faults().order(order))
                .isInstanceOf(NotPossible.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(because));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\":\"explode\"}",
                "{\"kind\":\"fill\",\"machine\":\"a\",\"percent\":101}",
                "{\"kind\":\"answer\",\"calls\":{\"method\":\"*\",\"path\":\"/**\",\"first\":1,\"last\":1,\"rate\":1},\"status\":200}",
                "{\"kind\":\"drop\",\"calls\":{\"method\":\"*\",\"path\":\"/**\",\"first\":1,\"last\":1,\"rate\":2}}",
                "{\"kind\":\"drop\"}"
            })
    void an_order_that_makes_no_sense_is_refused(String body) {
        api.call("POST", "/local/faults", body).is(400);
        assertThat(faults().inForce()).isEmpty();
    }

    private String volume() {
        return api.post("/v1/apps/a/volumes", Map.of("name", "data", "region", "ams", "size_gb", 1))
                .is(200)
                .text("/id");
    }

    private static ObjectNode mounting(String volume) {
        ObjectNode config = Api.node();
        config.putArray("mounts").addObject().put("volume", volume).put("path", "/data");
        return config;
    }
}
