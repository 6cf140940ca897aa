package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.local.fault.Effect;
import io.flypg.local.fault.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultsTest extends PlatformTest {
    @Test
    void a_refused_call_gets_the_answer_and_its_work_is_not_done() {
        Fault fault = platform.faults().add(Fault.on("POST", "/v1/apps", new Effect.Refuse(503, "no luck")));
        var answer = api.post("/v1/apps", Map.of("name", "a", "org_slug", "personal"))
                .is(503);
        assertThat(answer.raw().body()).isEqualTo("no luck");
        api.get("/v1/apps/a").is(404);
        assertThat(fault.seen()).isEqualTo(1);
        platform.faults().remove(fault);
        api.app("a");
    }

    @Test
    void only_the_nth_or_the_first_calls_are_struck() {
        api.app("a");
        platform.faults()
                .add(Fault.on("GET", "/v1/apps/*", new Effect.Refuse(429, "{}")).nth(2));
        api.get("/v1/apps/a").is(200);
        api.get("/v1/apps/a").is(429);
        api.get("/v1/apps/a").is(200);
        platform.faults().clear();
        platform.faults()
                .add(Fault.on("*", "/v1/**", new Effect.Refuse(500, "{}")).first(2));
        api.get("/v1/apps/a").is(500);
        api.get("/v1/apps/a/machines").is(500);
        api.get("/v1/apps/a").is(200);
    }

    @Test
    void a_star_is_one_segment_and_other_methods_and_paths_are_left_alone() {
        api.app("a");
        platform.faults().add(Fault.on("GET", "/v1/apps/*", new Effect.Refuse(500, "{}")));
        api.get("/v1/apps/a/machines").is(200);
        api.get("/v1/apps?org_slug=personal").is(200);
        api.post("/v1/apps", Map.of("name", "b", "org_slug", "personal")).is(201);
    }

    @Test
    void an_error_after_the_work_leaves_the_work_done() {
        platform.faults()
                .add(Fault.on("POST", "/v1/apps", new Effect.RefuseAfter(502, "<html>"))
                        .nth(1));
        api.post("/v1/apps", Map.of("name", "a", "org_slug", "personal")).is(502);
        api.get("/v1/apps/a").is(200);
    }

    @Test
    void a_connection_is_dropped_before_or_after_the_work() {
        platform.faults()
                .add(Fault.on("POST", "/v1/apps", new Effect.DropBefore()).nth(1));
        assertThatThrownBy(() -> api.send("POST", "/v1/apps", Map.of("name", "a", "org_slug", "personal"), ""))
                .isInstanceOf(IOException.class);
        api.get("/v1/apps/a").is(404);
        platform.faults().clear();
        platform.faults()
                .add(Fault.on("POST", "/v1/apps", new Effect.DropAfter()).nth(1));
        assertThatThrownBy(() -> api.send("POST", "/v1/apps", Map.of("name", "a", "org_slug", "personal"), ""))
                .isInstanceOf(IOException.class);
        api.get("/v1/apps/a").is(200);
        assertThat(platform.requests().stream().filter(request -> request.status() == 0))
                .hasSize(2);
    }

    @Test
    void a_delayed_call_takes_its_time_and_is_done() {
        platform.faults().add(Fault.on("GET", "/v1/tokens/current", new Effect.Delay(Duration.ofMillis(300))));
        Instant before = Instant.now();
        api.get("/v1/tokens/current").is(200);
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }
}
