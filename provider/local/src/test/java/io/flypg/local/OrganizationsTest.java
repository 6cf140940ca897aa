package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OrganizationsTest extends PlatformTest {
    @Test
    void one_listing_finds_the_machines_of_all_apps_with_the_names_of_the_apps() {
        api.app("pg1");
        api.app("pg2");
        String one = api.machine("pg1", Api.node());
        String two = api.machine("pg2", Api.idle());
        var listed = api.get("/v1/orgs/personal/machines").is(200);
        assertThat(listed.at("/machines").findValuesAsText("app_name")).containsExactlyInAnyOrder("pg1", "pg2");
        assertThat(listed.text("/next_cursor")).isEmpty();
        assertThat(listed.at("/error_regions").isArray()).isTrue();
        assertThat(api.get("/v1/orgs/personal/machines?metadata.flypg_cluster=orders-db")
                        .at("/machines"))
                .singleElement()
                .satisfies(machine -> assertThat(machine.path("id").asText()).isEqualTo(one));
        api.delete("/v1/apps/pg2/machines/" + two + "?force=true").is(200);
        api.await("pg2", two, "destroyed").is(200);
        assertThat(api.get("/v1/orgs/personal/machines").at("/machines")).hasSize(1);
        assertThat(api.get("/v1/orgs/personal/machines?include_deleted=true").at("/machines"))
                .hasSize(2);
    }

    @Test
    void pages_follow_each_other_by_the_cursor() {
        api.app("pg1");
        TreeSet<String> made = new TreeSet<>();
        for (int i = 0; i < 5; i++) {
            made.add(api.machine("pg1", Api.idle()));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page = api.get("/v1/orgs/personal/machines?limit=2&cursor=" + cursor);
            page.at("/machines").forEach(machine -> seen.add(machine.path("id").asText()));
            cursor = page.text("/next_cursor");
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactlyElementsOf(made);
    }

    @Test
    void volumes_are_listed_alike() {
        api.app("pg1");
        String volume = api.post("/v1/apps/pg1/volumes", Map.of("name", "pg_data", "region", "ams"))
                .text("/id");
        var listed = api.get("/v1/orgs/personal/volumes").is(200);
        assertThat(listed.text("/volumes/0/id")).isEqualTo(volume);
        assertThat(listed.text("/volumes/0/app_name")).isEqualTo("pg1");
    }

    @Test
    void the_other_organization_is_closed() {
        api.get("/v1/orgs/other/machines").is(404);
        api.get("/v1/orgs/nobody/machines").is(404);
    }

    @Test
    void the_token_tells_its_organization_and_the_platform_its_regions() {
        assertThat(api.get("/v1/tokens/current").is(200).text("/tokens/0/org_slug"))
                .isEqualTo("personal");
        var regions = api.get("/v1/platform/regions").is(200);
        assertThat(regions.at("/regions").findValuesAsText("code")).contains("ams", "syd", "gru", "fra");
        assertThat(regions.text("/nearest")).isEqualTo("fra");
    }
}
