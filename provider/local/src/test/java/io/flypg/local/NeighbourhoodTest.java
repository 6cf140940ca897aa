package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.local.guest.Neighbourhood.Member;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeighbourhoodTest extends PlatformTest {
    @Test
    void a_guest_finds_the_machines_of_its_app_that_have_power_itself_included() {
        api.app("pg1");
        String one = node("pg1");
        String two = node("pg1");
        api.app("pg2");
        node("pg2");
        var neighbourhood = guests.of(one).neighbourhood;
        assertThat(neighbourhood.members("pg1")).extracting(Member::machine).containsExactly(one, two);
        assertThat(neighbourhood.members("pg1").getFirst().address())
                .isEqualTo(guests.of(one).spec.address());
        assertThat(neighbourhood.members("pg1").getFirst().region()).isEqualTo("ams");
        api.post("/v1/apps/pg1/machines/" + two + "/stop").is(200);
        api.await("pg1", two, "stopped").is(200);
        assertThat(neighbourhood.members("pg1")).extracting(Member::machine).containsExactly(one);
        assertThat(neighbourhood.members("nobody")).isEmpty();
    }

    @Test
    void the_key_value_store_is_each_apps_own_and_outlives_the_server() {
        api.app("pg1");
        api.app("pg2");
        String one = node("pg1");
        guests.of(one).neighbourhood.put("pg1", "INITIALIZED", "true");
        assertThat(guests.of(one).neighbourhood.get("pg2", "INITIALIZED")).isEmpty();
        restart();
        api.await("pg1", one, "started").is(200);
        assertThat(guests.of(one).neighbourhood.get("pg1", "INITIALIZED")).contains("true");
    }

    @Test
    void an_app_of_the_same_name_made_anew_knows_nothing_of_the_old_one() {
        api.app("pg1");
        guests.of(node("pg1")).neighbourhood.put("pg1", "INITIALIZED", "true");
        api.delete("/v1/apps/pg1").is(202);
        api.app("pg1");
        assertThat(guests.of(node("pg1")).neighbourhood.get("pg1", "INITIALIZED"))
                .isEmpty();
    }

    private String node(String app) {
        String id = api.post("/v1/apps/" + app + "/machines", Map.of("region", "ams", "config", Api.node()))
                .is(200)
                .text("/id");
        api.await(app, id, "started").is(200);
        return id;
    }
}
