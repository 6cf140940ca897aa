package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppsTest extends PlatformTest {
    @Test
    void a_created_app_answers_with_the_whole_object_and_can_be_read() {
        var created = api.post(
                        "/v1/apps?wait=true",
                        Map.of("name", "pg1", "org_slug", "personal", "network", "", "app_role_id", "postgres_cluster"))
                .is(201);
        assertThat(created.text("/id")).isEqualTo("pg1");
        assertThat(created.at("/created_at").isIntegralNumber()).isTrue();
        assertThat(created.at("/internal_numeric_id").isInt()).isTrue();
        var read = api.get("/v1/apps/pg1").is(200);
        assertThat(read.text("/app_role")).isEqualTo("postgres_cluster");
        assertThat(read.text("/status")).isEqualTo("pending");
        assertThat(read.text("/organization/slug")).isEqualTo("personal");
        assertThat(read.text("/network")).isEqualTo("default");
        assertThat(read.at("/machine_count").asInt()).isZero();
    }

    @Test
    void the_documented_name_of_the_name_is_taken_too() {
        api.post("/v1/apps", Map.of("app_name", "web", "org_slug", "personal")).is(201);
        api.get("/v1/apps/web").is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Upper", "with_underscore", "-dash", "a.b", "../x"})
    void a_name_against_the_rules_is_422(String name) {
        api.post("/v1/apps", Map.of("name", name, "org_slug", "personal")).is(422);
    }

    @Test
    void a_name_of_63_characters_is_422_and_of_62_is_fine() {
        api.post("/v1/apps", Map.of("name", "a".repeat(63), "org_slug", "personal"))
                .is(422);
        api.post("/v1/apps", Map.of("name", "a".repeat(62), "org_slug", "personal"))
                .is(201);
    }

    @Test
    void a_name_that_exists_is_taken() {
        api.app("pg1");
        var again = api.post("/v1/apps", Map.of("name", "pg1", "org_slug", "personal"))
                .is(422);
        assertThat(again.error()).contains("Name has already been taken");
        assertThat(again.text("/status")).isEqualTo("name_taken");
    }

    @Test
    void an_app_of_another_organization_cannot_be_seen_but_its_name_is_taken() {
        try (Api other = new Api(platform.url(), platform.token(LocalPlatform.OTHER_ORGANIZATION))) {
            other.post("/v1/apps", Map.of("name", "theirs", "org_slug", "other"))
                    .is(201);
        }
        assertThat(api.get("/v1/apps/theirs").is(404).error()).isEqualTo("app not found");
        assertThat(api.get("/v1/apps?org_slug=personal")
                        .is(200)
                        .at("/total_apps")
                        .asInt())
                .isZero();
        var taken = api.post("/v1/apps", Map.of("name", "theirs", "org_slug", "personal"))
                .is(422);
        assertThat(taken.text("/status")).isEqualTo("name_taken");
        api.post("/v1/apps", Map.of("name", "mine", "org_slug", "other")).is(404);
    }

    @Test
    void apps_are_listed_by_role() {
        api.app("pg1");
        api.post("/v1/apps", Map.of("name", "web", "org_slug", "personal")).is(201);
        assertThat(api.get("/v1/apps?org_slug=personal").at("/total_apps").asInt())
                .isEqualTo(2);
        assertThat(api.get("/v1/apps?org_slug=personal&app_role=postgres_cluster")
                        .at("/apps")
                        .findValuesAsText("name"))
                .contains("pg1")
                .doesNotContain("web");
    }

    @Test
    void deleting_an_app_takes_machines_volumes_and_addresses_with_it_and_frees_the_name() {
        api.app("pg1");
        String volume = api.post("/v1/apps/pg1/volumes", Map.of("name", "pg_data", "region", "ams"))
                .text("/id");
        var config = Api.node();
        config.putArray("mounts").addObject().put("volume", volume).put("path", "/data");
        String machine = api.machine("pg1", config);
        api.await("pg1", machine, "started").is(200);
        var deleted = api.delete("/v1/apps/pg1?force=true").is(202);
        assertThat(deleted.raw().body()).isEmpty();
        assertThat(guests.of(machine).isRunning()).isFalse();
        assertThat(folder.resolve("volumes").resolve(volume)).doesNotExist();
        api.get("/v1/apps/pg1").is(404);
        api.get("/v1/apps/pg1/machines").is(404);
        api.app("pg1");
        assertThat(api.get("/v1/apps/pg1/machines").is(200).body()).isEmpty();
    }

    @Test
    void apps_outlive_the_server() {
        api.app("pg1");
        restart();
        assertThat(api.get("/v1/apps/pg1").is(200).text("/app_role")).isEqualTo("postgres_cluster");
    }

    @Test
    void bodies_that_are_not_json_objects_and_paths_that_do_not_exist_are_refused() {
        api.post("/v1/apps", "{broken").is(400);
        api.post("/v1/apps", "[1]").is(400);
        api.get("/v1/nothing").is(404);
        api.delete("/v1/apps").is(405);
    }
}
