package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest extends PlatformTest {
    private static final String SECRETS = "/v1/apps/web/secrets";

    @BeforeEach
    void app() {
        api.app("web");
    }

    @Test
    void many_are_set_and_deleted_at_once_and_the_version_is_a_number_that_rises() {
        var first =
                api.post(SECRETS, Map.of("values", Map.of("A", "x", "B", "y"))).is(200);
        assertThat(first.at("/version").isIntegralNumber()).isTrue();
        Map<String, Object> values = new HashMap<>(Map.of("A", "z"));
        values.put("B", null);
        values.put("BogusDummySecret_x", null);
        var second = api.post(SECRETS, Map.of("values", values)).is(200);
        assertThat(second.at("/version").asLong())
                .isGreaterThan(first.at("/version").asLong());
        assertThat(second.at("/secrets").findValuesAsText("name")).containsExactly("A");
    }

    @Test
    void values_are_shown_only_when_asked_for_and_digests_are_sha_256() throws Exception {
        api.post(SECRETS, Map.of("values", Map.of("DATABASE_URL", "postgres://x")))
                .is(200);
        var listed = api.get(SECRETS).is(200);
        assertThat(listed.raw().body()).doesNotContain("postgres://x");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest("postgres://x".getBytes(StandardCharsets.UTF_8));
        assertThat(listed.text("/secrets/0/digest")).isEqualTo(HexFormat.of().formatHex(hash));
        assertThat(api.get(SECRETS + "?show_secrets=true&version=99").is(200).text("/secrets/0/value"))
                .isEqualTo("postgres://x");
    }

    @Test
    void one_is_set_read_and_deleted_by_its_name() {
        var set =
                api.post(SECRETS + "/A", Map.of("value", "x", "type", "opaque")).is(201);
        assertThat(set.text("/name")).isEqualTo("A");
        assertThat(set.at("/version").asLong()).isPositive();
        assertThat(api.get(SECRETS + "/A").is(200).text("/digest")).isEqualTo(set.text("/digest"));
        assertThat(api.delete(SECRETS + "/A").is(200).at("/version").asLong())
                .isGreaterThan(set.at("/version").asLong());
        api.get(SECRETS + "/A").is(404);
        api.delete(SECRETS + "/A").is(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1A", "A-B", "A B", ""})
    void a_name_against_the_rules_is_422(String name) {
        api.post(SECRETS, Map.of("values", Map.of(name, "x"))).is(422);
    }

    @Test
    void a_body_without_values_is_400() {
        api.post(SECRETS, Map.of()).is(400);
        api.post(SECRETS + "/A", Map.of()).is(400);
    }

    @Test
    void secrets_outlive_the_server_in_a_file_that_only_its_owner_reads_and_are_in_no_log() throws IOException {
        api.post(SECRETS, Map.of("values", Map.of("A", "very-secret"))).is(200);
        restart();
        assertThat(api.get(SECRETS + "?show_secrets=true").text("/secrets/0/value"))
                .isEqualTo("very-secret");
        assertThat(Files.getPosixFilePermissions(folder.resolve("apps/web.json")))
                .hasSize(2);
        assertThat(Files.readString(folder.resolve("requests.log"))).doesNotContain("very-secret");
        assertThat(platform.requests().toString()).doesNotContain("very-secret");
    }
}
