package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls that Fly.io documents and that nobody makes who works with PostgreSQL: they are told from those that do not exist. */
class NotServedTest extends PlatformTest {
    private static final List<String> DOCUMENTED = List.of(
            "POST /v1/platform/placements",
            "POST /v1/apps/pg1/deploy_token",
            "GET /v1/apps/pg1/network_policies",
            "POST /v1/apps/pg1/network_policies",
            "GET /v1/apps/pg1/network_policies/1",
            "DELETE /v1/apps/pg1/network_policies/1",
            "GET /v1/apps/pg1/certificates",
            "POST /v1/apps/pg1/certificates",
            "POST /v1/apps/pg1/certificates/acme",
            "GET /v1/apps/pg1/certificates/x.test",
            "DELETE /v1/apps/pg1/certificates/x.test",
            "POST /v1/apps/pg1/certificates/x.test/check",
            "GET /v1/apps/pg1/secretkeys",
            "POST /v1/apps/pg1/secretkeys/k/sign",
            "POST /v1/tokens/oidc",
            "POST /v1/tokens/authenticate",
            "POST /v1/tokens/authorize",
            "GET /v1/postgres",
            "POST /v1/postgres/x/restart");

    private static final List<String> NONSENSE = List.of(
            "GET /v1/apps/pg1/nonsense", "POST /v1/platform/nonsense", "GET /v1/tokens/nonsense", "GET /v2/apps");

    @Test
    void what_is_not_served_is_501_and_names_the_call() {
        assertThat(DOCUMENTED)
                .allSatisfy(call -> assertThat(answer(call).is(501).error()).contains(call, "local platform"));
    }

    @Test
    void what_does_not_exist_is_404() {
        assertThat(NONSENSE).allSatisfy(call -> answer(call).is(404));
    }

    private Api.Reply answer(String call) {
        String[] words = call.split(" ", 2);
        return api.call(words[0], words[1], "");
    }
}
