package io.flypg.local;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EagerChecksTest extends PlatformTest {
    @Override
    protected LocalOptions options() {
        return super.options().withCheckInterval(Duration.ofHours(1));
    }

    @Test
    void however_long_the_interval_is_the_first_polls_follow_each_other_until_all_have_passed() {
        api.app("pg1");
        String id = api.machine("pg1", Api.node());
        eventually(() -> passing(id));
        api.post("/v1/apps/pg1/machines/" + id + "/restart").is(200);
        eventually(() -> guests.boots.size() == 2 && passing(id));
    }

    private boolean passing(String id) {
        return api.get("/v1/apps/pg1/machines/" + id)
                .at("/checks")
                .findValuesAsText("status")
                .equals(List.of("passing", "passing"));
    }
}
