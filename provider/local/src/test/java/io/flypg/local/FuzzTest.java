package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.local.Fuzz.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Calls that no good client makes. Whatever is asked, the answer is one of those that the real platform gives, and the next call is served.
 * {@code -Dfuzz.seconds=60} asks longer, {@code -Dfuzz.seed=N} goes on at another place; the seed of a call is in the message.
 */
class FuzzTest extends PlatformTest {
    private static final long SECONDS = Long.getLong("fuzz.seconds", 2);
    private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1);
    private static final int CALLS_IN_A_ROUND = 100;

    private static final Set<Integer> KNOWN =
            Set.of(200, 201, 202, 204, 400, 401, 403, 404, 405, 408, 409, 412, 422, 501, 503);

    @Test
    void no_call_is_answered_with_an_internal_error_and_the_next_one_is_served() throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(SECONDS));
        long seed = FIRST_SEED;
        do {
            Fuzz fuzz = new Fuzz(platform.url(), tokens(), ids());
            for (int i = 0; i < CALLS_IN_A_ROUND; i++, seed++) {
                assertSane(seed, fuzz.send(seed));
            }
            assertThat(api.get("/v1/tokens/current").is(200).text("/tokens/0/org_slug"))
                    .isEqualTo("personal");
            api.get("/v1/apps?org_slug=personal")
                    .is(200)
                    .at("/apps")
                    .forEach(app -> api.delete("/v1/apps/" + app.path("name").asText()));
        } while (Instant.now().isBefore(end));
    }

    private List<String> tokens() {
        return List.of(platform.token(), platform.token(LocalPlatform.OTHER_ORGANIZATION), "wrong", "");
    }

    /** Names of things that are there, ours and those of others. */
    private List<String> ids() {
        List<String> ids = new ArrayList<>(List.of("mine", "theirs"));
        api.app("mine");
        try (Api other = new Api(platform.url(), platform.token(LocalPlatform.OTHER_ORGANIZATION))) {
            other.post("/v1/apps", Map.of("name", "theirs", "org_slug", "other"));
            ids.add(other.post("/v1/apps/theirs/machines", Map.of("config", Api.idle()))
                    .text("/id"));
        }
        ids.add(api.machine("mine", Api.idle()));
        ids.add(api.post("/v1/apps/mine/volumes", Map.of("name", "data", "region", "ams"))
                .text("/id"));
        return ids;
    }

    private static void assertSane(long seed, Sent sent) {
        String what = "seed " + seed + ": " + sent.request() + "\n" + sent.answer();
        assertThat(KNOWN).as(what).contains(sent.status());
        if (sent.isJson()) {
            assertThat(sent.body()).as(what).doesNotContain("Exception");
            var body = Api.parse(sent.body());
            assertThat(body.isTextual()).as("no JSON: %s", what).isFalse();
            if (sent.status() >= 400) {
                assertThat(body.path("error").asText())
                        .as(what)
                        .isNotEmpty()
                        .isEqualTo(body.path("message").asText());
            }
        }
        if (sent.token().equals("wrong") || sent.token().isEmpty()) {
            assertThat(sent.status()).as(what).isIn(400, 401, 404, 405, 501);
        }
    }
}
