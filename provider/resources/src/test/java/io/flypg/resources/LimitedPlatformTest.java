package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform that refuses calls which are more than Fly.io allows, and a client that does not hold back. */
class LimitedPlatformTest {
    @Test
    void a_cluster_is_made_and_changed_although_calls_are_refused(@TempDir Path folder) {
        try (Fixture fixture = Fixture.limited(folder)) {
            fixture.reach(Shop.single());
            fixture.reach(Shop.single().withKnob("max_connections", "150"));

            assertThat(fixture.hand().nodes("orders-db")).containsExactly("1 primary");
            assertThat(fixture.hand().looseVolumes("orders-db")).isEmpty();
        }
    }
}
