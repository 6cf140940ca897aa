package io.flypg.fly.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.fly.FakeTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimiterTest {

    private static final List<String> STOP = List.of("v1", "apps", "orders-db", "machines", "m1", "stop");

    private final FakeTime time = new FakeTime();
    private final Limiter limiter = new Limiter(time);

    @Test
    void a_burst_goes_at_once_and_the_rest_is_spaced() throws InterruptedException {
        for (int call = 0; call < 6; call++) {
            limiter.await(rate("POST", STOP));
        }

        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    @Test
    void a_pause_earns_a_new_burst_but_never_a_larger_one() throws InterruptedException {
        limiter.await(rate("POST", STOP));
        time.sleep(Duration.ofHours(1));

        for (int call = 0; call < 4; call++) {
            limiter.await(rate("POST", STOP));
        }

        assertThat(time.sleeps()).containsExactly(Duration.ofHours(1), Duration.ofSeconds(1));
    }

    @Test
    void machines_and_actions_do_not_wait_for_each_other() throws InterruptedException {
        for (String machine : List.of("m1", "m2")) {
            for (String action : List.of("start", "stop")) {
                for (int call = 0; call < 3; call++) {
                    limiter.await(rate("POST", List.of("v1", "apps", "orders-db", "machines", machine, action)));
                }
            }
        }

        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void the_rates_are_the_documented_ones() {
        assertThat(rate("POST", STOP))
                .extracting(Rate::interval, Rate::burst)
                .containsExactly(Duration.ofSeconds(1), 3);
        assertThat(rate("GET", STOP.subList(0, 5)))
                .extracting(Rate::interval, Rate::burst)
                .containsExactly(Duration.ofMillis(200), 10);
        assertThat(rate("GET", List.of("v1", "apps", "orders-db", "machines", "m1", "wait")))
                .as("only reading the machine itself is allowed more often")
                .extracting(Rate::interval, Rate::burst)
                .containsExactly(Duration.ofSeconds(1), 3);
        assertThat(rate("DELETE", List.of("v1", "apps", "a"))).isEqualTo(rate("DELETE", List.of("v1", "apps", "b")));
        assertThat(Rate.of("POST", List.of("graphql"))).isEmpty();
    }

    @Test
    void creates_count_per_app_and_metadata_per_machine() {
        assertThat(rate("POST", List.of("v1", "apps", "a", "machines")))
                .isNotEqualTo(rate("POST", List.of("v1", "apps", "b", "machines")));
        assertThat(rate("POST", List.of("v1", "apps", "a", "machines", "m", "metadata", "one")))
                .isEqualTo(rate("POST", List.of("v1", "apps", "a", "machines", "m", "metadata", "two")));
    }

    private static Rate rate(String method, List<String> segments) {
        return Rate.of(method, segments).orElseThrow();
    }
}
