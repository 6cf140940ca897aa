package io.flypg.fly.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.flypg.fly.Platform;
import io.flypg.fly.call.SecretText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final String PATH = "/v1/apps/orders-db/secrets";

    private final Platform platform = new Platform();
    private final Secrets secrets = platform.client.secrets("orders-db");

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void digests_are_listed_without_values() {
        platform.answers(200, """
                {"secrets":[{"name":"DATABASE_URL","digest":"abc","created_at":"2026-11-23T03:16:14Z",
                             "updated_at":"2026-11-23T03:17:14Z"}]}""");

        assertThat(secrets.list())
                .containsExactly(new AppSecret(
                        "DATABASE_URL",
                        "abc",
                        Optional.of(Instant.parse("2026-11-23T03:16:14Z")),
                        Optional.of(Instant.parse("2026-11-23T03:17:14Z"))));
        assertThat(platform.receivedLine()).isEqualTo("GET " + PATH);
    }

    @Test
    void values_are_revealed_only_when_asked_for_and_as_far_as_the_token_may_see() {
        platform.answers(
                200,
                "{\"secrets\":[{\"name\":\"A\",\"digest\":\"d\",\"value\":\"x\"},{\"name\":\"B\",\"digest\":\"e\"}]}");

        Map<String, SecretText> values = secrets.reveal();

        assertThat(values).containsExactly(Map.entry("A", SecretText.of("x")));
        assertThat(values.toString()).doesNotContain("x");
        assertThat(platform.receivedLine()).isEqualTo("GET " + PATH + "?show_secrets=true");
    }

    @Test
    void many_are_set_at_once_and_bring_version_and_digests() throws Exception {
        platform.answers(
                200,
                "{\"secrets\":[{\"name\":\"A\",\"digest\":\"d1\"},{\"name\":\"B\",\"digest\":\"d2\"}],\"version\":8}");

        SecretsChange change = secrets.set(Map.of("A", SecretText.of("line\nline\n"), "B", SecretText.of("ü\"")));

        assertThat(change).isEqualTo(new SecretsChange(8, Map.of("A", "d1", "B", "d2")));
        RecordedRequest request = platform.received();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("POST " + PATH);
        assertThat(new ObjectMapper().readTree(Platform.body(request)))
                .isEqualTo(new ObjectMapper().readTree("{\"values\":{\"A\":\"line\\nline\\n\",\"B\":\"ü\\\"\"}}"));
    }

    @Test
    void many_are_removed_at_once() throws Exception {
        platform.answers(200, "{\"secrets\":[],\"version\":9}");

        assertThat(secrets.unset(List.of("A", "B")).version()).isEqualTo(9);
        assertThat(new ObjectMapper().readTree(Platform.body(platform.received())))
                .isEqualTo(new ObjectMapper().readTree("{\"values\":{\"A\":null,\"B\":null}}"));
    }
}
