package io.flypg.fly.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.fly.Platform;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrganizationsTest {

    private static final String TWO = """
            {"data":{"organizations":{"nodes":[
              {"id":"O1","slug":"personal","rawSlug":"jane-doe","name":"Jane Doe"},
              {"id":"O2","slug":"shop","rawSlug":"shop","name":"The Shop"}]}}}""";

    private final Platform platform = new Platform();
    private final Organizations organizations = platform.client.organizations();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void an_organization_is_found_by_its_slug() {
        platform.answers(200, TWO).answers(200, TWO).answers(200, TWO).answers(200, TWO);

        assertThat(organizations.list()).hasSize(2);
        assertThat(organizations.find("shop")).contains(new Organization("O2", "shop", "The Shop"));
        assertThat(organizations.find("jane-doe")).contains(new Organization("O1", "personal", "Jane Doe"));
        assertThat(organizations.find("nobody")).isEmpty();
    }

    @Test
    void everything_an_organization_runs_is_read_page_by_page() {
        platform.answers(200, """
                        {"machines":[{"id":"m1","app_name":"orders-db"}],"next_cursor":"c/1","error_regions":["syd"]}""").answers(200, """
                        {"machines":[{"id":"m2","app_name":"web"}],"next_cursor":"","error_regions":["gru","syd"]}""");

        Listing<OwnedMachine> listing = organizations.machines("personal");

        assertThat(listing.items()).extracting(OwnedMachine::app).containsExactly("orders-db", "web");
        assertThat(listing.unreadRegions()).containsExactly("gru", "syd");
        assertThat(platform.receivedLine()).isEqualTo("GET /v1/orgs/personal/machines");
        assertThat(platform.receivedLine()).isEqualTo("GET /v1/orgs/personal/machines?cursor=c%2F1");
    }

    @Test
    void a_cursor_that_leads_in_a_circle_ends() {
        for (int page = 0; page < 4; page++) {
            platform.answers(200, "{\"volumes\":[{\"id\":\"vol_1\"}],\"next_cursor\":\"c" + page % 2 + "\"}");
        }

        assertThat(organizations.volumes("personal").items()).hasSize(3);
    }

    @Test
    void an_organization_without_machines_has_none() {
        platform.answers(200, "{\"machines\":null,\"next_cursor\":null,\"error_regions\":null}");

        assertThat(organizations.machines("personal")).isEqualTo(new Listing<>(List.of(), List.of()));
    }

    @Test
    void regions_and_tokens_are_listed() {
        platform.answers(200, """
                        {"nearest":"fra","regions":[{"code":"fra","name":"Frankfurt, Germany","latitude":50.1,
                          "deprecated":false,"requires_paid_plan":true}]}""").answers(200, """
                        {"tokens":[{"token_id":"t","organization":"1","org_slug":"personal","apps":["x"],
                          "user":"me@example.test","restricted_to_machine":""}]}""");

        assertThat(platform.client.platform().regions())
                .containsExactly(new PlatformRegion("fra", "Frankfurt, Germany", false, true));
        assertThat(platform.client.platform().tokens())
                .containsExactly(new TokenInfo("personal", List.of("x"), "me@example.test"));
        assertThat(platform.receivedLine()).isEqualTo("GET /v1/platform/regions");
        assertThat(platform.receivedLine()).isEqualTo("GET /v1/tokens/current");
    }
}
