package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A platform that holds its clients to the documented limits. */
class LimitedPlatformTest extends PlatformTest {
    @Override
    protected LocalOptions options() {
        return super.options().withRateLimits(true);
    }

    @Test
    void too_many_calls_of_one_action_are_refused_and_change_nothing() {
        api.app("a");
        String machine = api.machine("a", Api.idle());
        String path = "/v1/apps/a/machines/" + machine + "/metadata/k";
        AtomicReference<String> kept = new AtomicReference<>("");

        eventually(() -> {
            String value = kept.get() + "x";
            var reply = api.post(path, Map.of("value", value));
            if (reply.status() == 429) {
                assertThat(reply.error()).isEqualTo("rate limit exceeded");
                return true;
            }
            kept.set(value);
            return false;
        });

        assertThat(api.get("/v1/apps/a/machines").text("/0/config/metadata/k")).isEqualTo(kept.get());
    }

    @Test
    void whoever_finds_it_can_see_that_it_has_limits() {
        assertThat(LocalState.read(folder))
                .hasValueSatisfying(state -> assertThat(state.rateLimits()).isTrue());
    }
}
