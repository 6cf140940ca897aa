package io.flypg.local.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.local.model.Refused;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {
    private long now;
    private final RateLimits limits = RateLimits.documented(() -> now);

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/apps/a/machines, 3, 1000",
        "POST, /v1/apps/a/machines/m1, 3, 1000",
        "POST, /v1/apps/a/machines/m1/start, 3, 1000",
        "GET, /v1/apps/a/machines/m1/wait, 3, 1000",
        "POST, /v1/apps/a/machines/m1/metadata/k, 3, 1000",
        "GET, /v1/apps/a/machines/m1, 10, 200",
        "DELETE, /v1/apps/a, 100, 600"
    })
    void so_many_at_once_and_then_one_in_each_interval(String method, String path, int burst, long interval) {
        assertServed(method, path, burst);
        now += TimeUnit.MILLISECONDS.toNanos(interval);
        assertServed(method, path, 1);
        now += TimeUnit.HOURS.toNanos(1);
        assertServed(method, path, burst);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/apps/a/machines",
        "GET, /v1/apps/a",
        "POST, /v1/apps",
        "POST, /v1/apps/a/volumes",
        "POST, /v1/apps/a/secrets",
        "GET, /v1/orgs/personal/machines",
        "POST, /graphql"
    })
    void nothing_else_is_limited(String method, String path) {
        call(method, path, 1000);
    }

    @Test
    void another_action_machine_or_app_has_a_limit_of_its_own() {
        for (String path :
                List.of("a/machines/m1/stop", "a/machines/m1/start", "a/machines/m2/stop", "b/machines/m1/stop")) {
            assertServed("POST", "/v1/apps/" + path, 3);
        }
    }

    @Test
    void all_keys_of_the_metadata_are_one_action_and_all_apps_are_deleted_under_one_limit() {
        call("POST", "/v1/apps/a/machines/m1/metadata/one", 3);
        assertRefused("POST", "/v1/apps/a/machines/m1/metadata/two");
        call("DELETE", "/v1/apps/a", 100);
        assertRefused("DELETE", "/v1/apps/b");
    }

    @Test
    void without_limits_everything_is_served() {
        RateLimits none = RateLimits.none();
        for (int i = 0; i < 1000; i++) {
            none.require("POST", List.of("v1", "apps", "a", "machines", "m1", "start"));
        }
        assertServed("POST", "/v1/apps/a/machines/m1/start", 3);
    }

    private void assertServed(String method, String path, int count) {
        call(method, path, count);
        assertRefused(method, path);
    }

    private void call(String method, String path, int count) {
        for (int i = 0; i < count; i++) {
            limits.require(method, List.of(path.substring(1).split("/")));
        }
    }

    private void assertRefused(String method, String path) {
        assertThatThrownBy(() -> call(method, path, 1)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.text()).isEqualTo("rate limit exceeded");
        });
    }
}
