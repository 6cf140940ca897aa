package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client sees that comes too early. */
class TransitionTest extends PlatformTest {
    private static final Duration TRANSITION = Duration.ofMillis(200);

    private String id = "";

    @Override
    protected LocalOptions options() {
        return super.options().withTransition(TRANSITION);
    }

    @BeforeEach
    void machine() {
        api.app("pg1");
        id = api.post("/v1/apps/pg1/machines", Map.of("config", Api.node(), "skip_launch", true))
                .text("/id");
        guests.shutGate();
        api.post(path("/start")).is(200);
    }

    @AfterEach
    void open() {
        guests.openGate();
    }

    @Test
    void a_start_that_comes_too_early_is_412_with_the_state() {
        assertThat(api.post(path("/start")).is(412).error())
                .isEqualTo("failed_precondition: unable to start machine from current state: 'starting'");
        assertThat(api.get(path("/wait?state=started&timeout=1")).is(408).error())
                .endsWith("started, currently starting");
        guests.openGate();
        api.await("pg1", id, "started").is(200);
        guests.shutGate();
        api.post(path("/stop")).is(200);
        assertThat(api.post(path("/start")).is(412).error()).endsWith("'stopping'");
        guests.openGate();
        api.await("pg1", id, "stopped").is(200);
    }

    @Test
    void while_the_machine_is_replaced_it_is_neither_started_nor_destroyed_without_force() {
        guests.openGate();
        api.await("pg1", id, "started").is(200);
        guests.shutGate();
        api.post(path(""), Map.of("config", Api.node())).is(200);
        assertThat(api.post(path("/start")).is(412).error())
                .isEqualTo("failed_precondition: machine getting replaced, refusing to start");
        assertThat(api.delete(path("")).is(412).error()).contains("unable to destroy machine");
        guests.openGate();
        api.await("pg1", id, "started").is(200);
    }

    @Test
    void a_machine_that_is_just_created_and_about_to_start_is_412_too() {
        String fresh = api.app("pg2").machine("pg2", Api.node());
        assertThat(api.post("/v1/apps/pg2/machines/" + fresh + "/start").is(412).error())
                .matches("failed_precondition: unable to start machine from current state: '(created|starting)'");
    }

    @Test
    void a_stop_while_the_machine_starts_wins() {
        api.post(path("/stop")).is(200);
        guests.openGate();
        api.await("pg1", id, "stopped").is(200);
        assertThat(guests.of(id).isRunning()).isFalse();
    }

    @Test
    void of_two_updates_in_a_row_the_second_one_runs() {
        api.post(path(""), Map.of("config", Api.node())).is(200);
        var config = Api.node();
        config.withObject("/guest").put("memory_mb", 2048);
        api.post(path(""), Map.of("config", config)).is(200);
        guests.openGate();
        api.get(path("/wait?state=started&timeout=20")).is(200);
        assertThat(guests.lastBoot().memoryMegabytes()).isEqualTo(2048);
    }

    @Test
    void a_transient_state_lasts_as_long_as_asked_for() {
        guests.openGate();
        api.await("pg1", id, "started").is(200);
        Instant before = Instant.now();
        api.post(path("/stop")).is(200);
        api.await("pg1", id, "stopped").is(200);
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(TRANSITION);
    }

    private String path(String rest) {
        return "/v1/apps/pg1/machines/" + id + rest;
    }
}
