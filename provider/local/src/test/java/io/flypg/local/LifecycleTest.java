package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleTest extends PlatformTest {
    private String id = "";

    @BeforeEach
    void machine() {
        api.app("pg1");
        id = api.machine("pg1", Api.node());
        api.await("pg1", id, "started").is(200);
    }

    @Test
    void stop_and_start_bring_the_guest_down_and_up_again() {
        api.post(path("/stop"), Map.of("id", id, "signal", "SIGTERM", "timeout", "7s"))
                .is(200);
        api.await("pg1", id, "stopped").is(200);
        assertThat(guests.calls).contains("stop " + id + " SIGTERM PT7S");
        assertThat(guests.of(id).isRunning()).isFalse();
        assertThat(api.post(path("/start")).is(200).text("/previous_state")).isEqualTo("stopped");
        api.await("pg1", id, "started").is(200);
        assertThat(guests.of(id).isRunning()).isTrue();
    }

    @Test
    void a_stop_without_opinions_uses_the_configuration_of_the_machine() {
        ObjectNode config = Api.node();
        config.putObject("stop_config").put("signal", "SIGQUIT").put("timeout", "1m30s");
        api.post(path(""), Map.of("config", config)).is(200);
        api.await("pg1", id, "started").is(200);
        api.post(path("/stop"), Map.of("timeout", "0s")).is(200);
        api.await("pg1", id, "stopped").is(200);
        assertThat(guests.calls).contains("stop " + id + " SIGQUIT PT1M30S");
    }

    @Test
    void starting_a_started_machine_and_stopping_a_stopped_one_change_nothing() {
        assertThat(api.post(path("/start")).is(200).text("/previous_state")).isEqualTo("started");
        api.post(path("/stop")).is(200);
        api.await("pg1", id, "stopped").is(200);
        api.post(path("/stop")).is(200);
        assertThat(api.get(path("")).text("/state")).isEqualTo("stopped");
        assertThat(guests.boots).hasSize(1);
    }

    @Test
    void a_restart_boots_a_new_guest_of_the_same_version() {
        String version = api.get(path("")).text("/instance_id");
        api.post(path("/restart?force_stop=false")).is(200);
        api.await("pg1", id, "started").is(200);
        assertThat(guests.boots).hasSize(2);
        assertThat(api.get(path("")).text("/instance_id")).isEqualTo(version);
        api.post(path("/restart?force_stop=true")).is(200);
        api.await("pg1", id, "started").is(200);
        assertThat(guests.calls).contains("kill " + id);
    }

    @Test
    void restarting_a_stopped_machine_is_412() {
        api.post(path("/stop")).is(200);
        api.await("pg1", id, "stopped").is(200);
        assertThat(api.post(path("/restart")).is(412).error()).startsWith("failed_precondition: ");
    }

    @Test
    void destroying_a_started_machine_needs_force_and_cuts_its_power() {
        assertThat(api.delete(path("")).is(412).error())
                .isEqualTo("failed_precondition: unable to destroy machine, not currently stopped, suspended, failed or"
                        + " created");
        api.delete(path("?kill=true")).is(200);
        api.await("pg1", id, "destroyed").is(200);
        assertThat(guests.of(id).isRunning()).isFalse();
        assertThat(api.post(path("/start")).is(412).error()).contains("'destroyed'");
        api.post(path(""), Map.of("config", Api.node())).is(404);
    }

    @Test
    void a_stopped_machine_is_destroyed_without_force() {
        api.post(path("/stop")).is(200);
        api.await("pg1", id, "stopped").is(200);
        api.delete(path("")).is(200);
        api.await("pg1", id, "destroyed").is(200);
    }

    @Test
    void a_guest_that_ends_is_booted_again_under_the_policy_always() {
        guests.of(id).die(0);
        eventually(() -> guests.boots.size() == 2);
        api.await("pg1", id, "started").is(200);
        var events = api.get(path("")).at("/events");
        assertThat(events.findValuesAsText("type")).containsExactly("start", "exit", "start", "launch");
        assertThat(events.at("/1/request/exit_event/requested_stop").asBoolean())
                .isFalse();
        assertThat(events.at("/1/request/exit_event/exit_code").asInt()).isZero();
    }

    @Test
    void a_machine_whose_power_was_cut_comes_back() {
        platform.cutPower("pg1", id);
        assertThat(guests.calls).contains("kill " + id);
        eventually(() -> guests.boots.size() == 2);
        api.await("pg1", id, "started").is(200);
    }

    @Test
    void a_guest_that_ends_well_stays_stopped_under_on_failure_and_one_that_fails_is_booted_again() {
        ObjectNode config = Api.node();
        config.putObject("restart").put("policy", "on-failure");
        api.post(path(""), Map.of("config", config)).is(200);
        api.await("pg1", id, "started").is(200);
        int boots = guests.boots.size();
        guests.of(id).die(1);
        eventually(() -> guests.boots.size() == boots + 1);
        api.await("pg1", id, "started").is(200);
        guests.of(id).die(0);
        api.await("pg1", id, "stopped").is(200);
    }

    @Test
    void a_guest_that_took_long_to_boot_is_missed_all_the_same_when_it_ends_later() {
        guests.shutGate();
        api.post(path("/restart?force_stop=true")).is(200);
        // the checks of a booting guest are asked as often as it is looked whether guests are still there
        eventually(() -> guests.boots.size() == 2 && guests.of(id).asked.get() > 8);
        guests.openGate();
        api.await("pg1", id, "started").is(200);

        guests.of(id).die(1);
        eventually(() -> guests.boots.size() == 3);
        api.await("pg1", id, "started").is(200);
    }

    @Test
    void a_signal_reaches_the_guest_and_the_restart_policy_says_what_comes_of_it() {
        ObjectNode config = Api.node();
        config.putObject("restart").put("policy", "on-failure");
        api.post(path(""), Map.of("config", config)).is(200);
        api.await("pg1", id, "started").is(200);
        int boots = guests.boots.size();
        api.post(path("/signal"), Map.of("signal", 9)).is(200);
        eventually(() -> guests.boots.size() == boots + 1);
        api.await("pg1", id, "started").is(200);
        assertThat(api.get(path(""))
                        .at("/events/1/request/exit_event/exit_code")
                        .asInt())
                .isEqualTo(137);

        api.post(path("/signal"), Map.of("signal", "SIGUSR1")).is(200);
        api.post(path("/signal"), Map.of("signal", "SIGTERM")).is(200);
        api.await("pg1", id, "stopped").is(200);
        assertThat(guests.calls).containsSubsequence("kill " + id, "stop " + id + " SIGTERM PT5S");
        api.post(path("/signal"), Map.of("signal", "SIGTERM")).is(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"signal\":99}", "{\"signal\":\"TERM\"}", "{\"signal\":{}}", "{\"signal\":null}"})
    void what_is_no_signal_is_400(String body) {
        api.post(path("/signal"), body).is(400);
    }

    @Test
    void a_stop_takes_its_signal_by_number_too() {
        api.post(path("/stop"), Map.of("signal", 15)).is(200);
        api.await("pg1", id, "stopped").is(200);
        assertThat(guests.calls).contains("stop " + id + " SIGTERM PT5S");
    }

    @Test
    void auto_destroy_destroys_the_machine_when_its_guest_has_ended() {
        ObjectNode config = Api.node();
        config.put("auto_destroy", true).putObject("restart").put("policy", "no");
        api.post(path(""), Map.of("config", config)).is(200);
        api.await("pg1", id, "started").is(200);
        guests.of(id).die(0);
        api.await("pg1", id, "destroyed").is(200);
    }

    @Test
    void a_machine_that_does_not_boot_is_tried_again_and_its_checks_say_why() {
        guests.refuseToBoot("no binaries of 17.11");
        api.post(path("/restart")).is(200);
        eventually(() -> api.get(path("")).text("/checks/0/output").contains("no binaries of 17.11"));
        assertThat(api.get(path("/wait?state=started&timeout=1")).is(408).error())
                .contains("currently starting");
        guests.refuseToBoot("");
        api.await("pg1", id, "started").is(200);
    }

    @Test
    void a_machine_that_can_only_fail_again_rests_and_says_why_until_it_is_started() {
        guests.refuseToBootForGood("no binaries, and no connection");
        api.post(path("/restart")).is(200);
        api.await("pg1", id, "stopped").is(200);
        eventually(() -> api.get(path("")).text("/checks/0/output").contains("no binaries, and no connection"));

        guests.refuseToBoot("");
        api.post(path("/start")).is(200);
        api.await("pg1", id, "started").is(200);
    }

    @Test
    void while_a_guest_prepares_its_boot_the_checks_say_what_it_does() {
        api.post(path("/stop")).is(200);
        api.await("pg1", id, "stopped").is(200);
        guests.shutGate();
        api.post(path("/start")).is(200);
        eventually(() -> api.get(path("")).text("/checks/0/output").contains("behind the gate"));

        guests.openGate();
        api.await("pg1", id, "started").is(200);
        eventually(() -> api.get(path("")).text("/checks/0/status").equals("passing"));
    }

    @Test
    void a_guest_that_throws_is_a_guest_that_does_not_boot() {
        guests.breakAtBoot("thrown in the dark");
        api.post(path("/restart")).is(200);
        eventually(() -> api.get(path("")).text("/checks/0/output").contains("thrown in the dark"));
        guests.refuseToBoot("");
        api.await("pg1", id, "started").is(200);
    }

    @Test
    void a_machine_that_does_not_boot_can_be_stopped_and_destroyed() {
        guests.refuseToBoot("never");
        api.post(path("/restart")).is(200);
        eventually(() -> api.get(path("")).text("/state").equals("starting"));
        api.post(path("/stop")).is(200);
        api.await("pg1", id, "stopped").is(200);
        api.delete(path("")).is(200);
        api.await("pg1", id, "destroyed").is(200);
    }

    @Test
    void a_wait_holds_for_its_whole_timeout_and_then_says_where_the_machine_is() {
        Instant before = Instant.now();
        var late = api.get(path("/wait?state=stopped&timeout=1")).is(408);
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(990));
        assertThat(late.error())
                .isEqualTo("deadline_exceeded: machine failed to reach desired state, stopped, currently started");
    }

    @Test
    void a_wait_that_is_held_ends_when_the_state_is_reached() throws InterruptedException {
        var reply = new Api.Reply[1];
        Thread waiting = Thread.ofVirtual().start(() -> reply[0] = api.await("pg1", id, "stopped"));
        eventually(() -> platform.requests().size() >= 3);
        api.post(path("/stop")).is(200);
        waiting.join();
        reply[0].is(200);
        assertThat(reply[0].text("/state")).isEqualTo("stopped");
    }

    @Test
    void waits_know_settled_many_states_versions_and_what_is_wrong() {
        api.get(path("/wait?state=settled")).is(200);
        api.get(path("/wait?state=stopped,started")).is(200);
        api.get(path("/wait?state=stopped&state=started")).is(200);
        api.get(path("/wait")).is(200);
        api.get(path("/wait?state=asleep")).is(400);
        api.get(path("/wait?timeout=61")).is(400);
        assertThat(api.get(path("/wait?version=01OLD&timeout=1")).is(408).error())
                .contains("currently replaced");
        api.delete(path("?force=true")).is(200);
        api.await("pg1", id, "destroyed").is(200);
        api.get(path("/wait?state=started&timeout=5")).is(404);
        api.get("/v1/apps/pg1/machines/0123456789abcd/wait").is(404);
    }

    private String path(String rest) {
        return "/v1/apps/pg1/machines/" + id + rest;
    }
}
