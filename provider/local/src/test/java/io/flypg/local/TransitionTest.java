package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client sees that comes too early, on a platform that takes its time. */
class TransitionTest extends PlatformTest {
    private String id = "";

    @Override
    protected LocalOptions options() {
        return super.options().withTransition(Duration.ofMillis(700));
    }

    @BeforeEach
    void machine() {
        api.app("pg1");
        id = api.post("/v1/apps/pg1/machines", Map.of("config", Api.idle(), "skip_launch", true))
                .text("/id");
        api.post(path("/start")).is(200);
    }

    @Test
    void a_start_that_comes_too_early_is_412_with_the_state() {
        assertThat(api.post(path("/start")).is(412).error())
                .isEqualTo("failed_precondition: unable to start machine from current state: 'starting'");
        api.await("pg1", id, "started").is(200);
        api.post(path("/stop")).is(200);
        assertThat(api.post(path("/start")).is(412).error()).endsWith("'stopping'");
        api.await("pg1", id, "stopped").is(200);
    }

    @Test
    void a_start_while_the_machine_is_replaced_is_412() {
        api.await("pg1", id, "started").is(200);
        api.post(path(""), Map.of("config", Api.idle())).is(200);
        assertThat(api.post(path("/start")).is(412).error())
                .isEqualTo("failed_precondition: machine getting replaced, refusing to start");
        assertThat(api.delete(path("")).is(412).error()).contains("unable to destroy machine");
        api.await("pg1", id, "started").is(200);
    }

    @Test
    void a_stop_while_the_machine_starts_wins() {
        api.post(path("/stop")).is(200);
        api.await("pg1", id, "stopped").is(200);
        assertThat(api.get(path("")).text("/state")).isEqualTo("stopped");
    }

    private String path(String rest) {
        return "/v1/apps/pg1/machines/" + id + rest;
    }
}
