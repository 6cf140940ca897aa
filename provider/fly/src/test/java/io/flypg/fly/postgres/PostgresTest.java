package io.flypg.fly.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flypg.fly.Platform;
import io.flypg.fly.call.SecretText;
import io.flypg.fly.machine.Guest;
import io.flypg.fly.machine.MachineConfig;
import io.flypg.fly.machine.Mount;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresTest {

    private final Platform platform = new Platform();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void a_node_is_the_machine_that_fly_postgres_create_makes() throws Exception {
        MachineConfig config = PostgresMachine.config(
                "flyio/postgres-flex:17.2", "fra", new Guest("shared", 1, 256), Mount.of("vol_1", "/data"));

        assertThat(json(config.toJson())).isEqualTo(json(Platform.sample("postgres-machine.json")));
    }

    @Test
    void the_newest_image_of_a_version_is_known_by_its_digest() throws Exception {
        platform.answers(200, """
                {"data":{"latestImageDetails":{"registry":"registry-1.docker.io","repository":"flyio/postgres-flex",
                 "tag":"17","version":"v0.1.1","digest":"sha256:abc"}}}""");

        PostgresImage image = platform.client.images().latest("17").orElseThrow();

        assertThat(image.pinned()).isEqualTo("flyio/postgres-flex:17@sha256:abc");
        assertThat(image.version()).isEqualTo("v0.1.1");
        assertThat(json(Platform.body(platform.received())).path("variables"))
                .isEqualTo(json("{\"image\":\"flyio/postgres-flex:17\"}"));
    }

    @Test
    void a_version_without_an_image_is_empty() {
        platform.answers(200, "{\"data\":null,\"errors\":[{\"message\":\"Unknown repository\"}]}")
                .answers(200, "{\"data\":{\"latestImageDetails\":null}}")
                .answers(200, "{\"errors\":[{\"message\":\"x\",\"extensions\":{\"code\":\"NOT_FOUND\"}}]}");

        assertThat(platform.client.images().latest("4")).isEmpty();
        assertThat(platform.client.images().latest("4")).isEmpty();
        assertThat(platform.client.images().latest("4")).isEmpty();
    }

    @Test
    void the_image_of_today_is_the_one_fly_would_take() {
        platform.answers(200, "{\"data\":{\"latestImageTag\":\"flyio/postgres-flex:17.2\"}}");

        assertThat(platform.client.images().current()).isEqualTo("flyio/postgres-flex:17.2");
    }

    @Test
    void the_newest_minor_is_the_one_that_a_tag_names() {
        String tagged = "{\"data\":{\"latestImageDetails\":{\"repository\":\"flyio/postgres-flex\",\"tag\":\"%s\"}}}";
        String current = "{\"data\":{\"latestImageTag\":\"flyio/postgres-flex:17.7\"}}";
        platform.answers(200, tagged.formatted("17.9"))
                .answers(200, tagged.formatted("17"))
                .answers(200, current)
                .answers(200, tagged.formatted("16"))
                .answers(200, current);

        assertThat(platform.client.images().newestMinor(17)).contains("17.9");
        assertThat(platform.client.images().newestMinor(17)).contains("17.7");
        assertThat(platform.client.images().newestMinor(16)).isEmpty();
    }

    @Test
    void consul_is_enabled_and_its_url_kept_secret() throws Exception {
        platform.answers(200, "{\"data\":{\"enablePostgresConsul\":{\"consulUrl\":\"https://:TOKEN@consul/x/\"}}}");

        SecretText url = platform.client.postgres().enableConsul("orders-db");

        assertThat(url.reveal()).isEqualTo("https://:TOKEN@consul/x/");
        assertThat(url).hasToString("***");
        assertThat(json(Platform.body(platform.received())).path("variables"))
                .isEqualTo(json("{\"appName\":\"orders-db\"}"));
    }

    @Test
    void a_key_is_certified_for_the_nodes_of_an_app() throws Exception {
        platform.answers(
                200, "{\"data\":{\"issueCertificate\":{\"certificate\":\"ssh-ed25519-cert x\",\"key\":null}}}");

        SecretText certificate = platform.client
                .postgres()
                .issueCertificate("ORG", "orders-db", "ssh-ed25519 AAAA", Duration.ofDays(36_525));

        assertThat(certificate.reveal()).isEqualTo("ssh-ed25519-cert x");
        assertThat(json(Platform.body(platform.received())).path("variables").path("input"))
                .isEqualTo(json("""
                                {"organizationId":"ORG","appNames":["orders-db"],
                                 "principals":["root","fly","postgres"],"publicKey":"ssh-ed25519 AAAA",
                                 "validHours":876600}"""));
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
