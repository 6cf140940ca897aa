package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeasesTest extends PlatformTest {
    private String id = "";

    @BeforeEach
    void machine() {
        api.app("pg1");
        id = api.machine("pg1", Api.idle());
        api.await("pg1", id, "started").is(200);
    }

    @Test
    void a_lease_answers_in_both_forms_and_can_be_read_with_its_nonce() {
        var taken = api.post(path("/lease"), Map.of("ttl", 30, "description", "flypg"))
                .is(201);
        assertThat(taken.text("/status")).isEqualTo("success");
        assertThat(taken.text("/data/nonce")).isNotEmpty().isEqualTo(taken.text("/nonce"));
        assertThat(taken.at("/data/expires_at").isIntegralNumber()).isTrue();
        assertThat(taken.text("/data/version")).isEqualTo(api.get(path("")).text("/instance_id"));
        assertThat(api.get(path("/lease")).is(200).text("/data/nonce")).isEqualTo(taken.text("/nonce"));
        assertThat(api.get(path("?include_leases=true")).text("/lease/description"))
                .isEqualTo("flypg");
    }

    @Test
    void a_ttl_in_the_query_and_a_slash_at_the_end_are_taken_too() {
        api.post(path("/lease/?ttl=30")).is(201);
    }

    @Test
    void a_second_lease_is_409_and_says_who_holds_it_until_when() {
        api.post(path("/lease?ttl=30")).is(201);
        var second = api.post(path("/lease?ttl=30")).is(409);
        assertThat(second.error())
                .matches("machine ID " + id + " lease currently held by [0-9a-f-]{36}@tokens\\.fly\\.io, expires at "
                        + "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void the_nonce_prolongs_the_lease() {
        var taken = api.post(path("/lease?ttl=5")).is(201);
        var prolonged = api.call("POST", path("/lease?ttl=500"), "", taken.text("/nonce"))
                .is(201);
        assertThat(prolonged.text("/nonce")).isEqualTo(taken.text("/nonce"));
        assertThat(prolonged.at("/expires_at").asLong())
                .isGreaterThan(taken.at("/expires_at").asLong());
    }

    @Test
    void only_the_nonce_gives_the_lease_back() {
        String nonce = api.post(path("/lease?ttl=30")).text("/nonce");
        api.delete(path("/lease")).is(409);
        api.call("DELETE", path("/lease"), "", "wrong").is(409);
        assertThat(api.call("DELETE", path("/lease"), "", nonce)
                        .is(200)
                        .at("/data/ok")
                        .asBoolean())
                .isTrue();
        assertThat(api.get(path("/lease")).is(404).error()).isEqualTo("machine ID " + id + " lease not found");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /stop, ''",
        "POST, /start, ''",
        "POST, /restart, ''",
        "POST, /cordon, ''",
        "DELETE, ?force=true, ''",
        "POST, /metadata/k, '{\"value\":\"v\"}'",
        "DELETE, /metadata/k, ''",
        "PATCH, /metadata, '{\"metadata\":{\"a\":\"b\"}}'",
        "POST, /exec, '{\"cmd\":\"true\"}'",
        "POST, '', '{\"config\":{\"image\":\"registry.example.test/web:2\"}}'"
    })
    void under_a_lease_every_change_needs_the_nonce(String method, String rest, String body) {
        String nonce = api.post(path("/lease?ttl=30")).text("/nonce");
        assertThat(api.call(method, path(rest), body).is(409).error()).contains("lease currently held by");
        api.call(method, path(rest), body, "wrong").is(409);
        assertThat(api.call(method, path(rest), body, nonce).status()).isBetween(200, 299);
    }

    @Test
    void reading_and_waiting_need_no_nonce() {
        api.post(path("/lease?ttl=30")).is(201);
        api.get(path("")).is(200);
        api.await("pg1", id, "started").is(200);
    }

    @Test
    void a_lease_ends_by_itself_and_its_old_nonce_still_passes() {
        String nonce = api.post(path("/lease?ttl=1")).text("/nonce");
        eventually(() -> api.get(path("/lease")).status() == 404);
        api.call("POST", path("/stop"), "", nonce).is(200);
        api.post(path("/lease?ttl=30")).is(201);
    }

    @Test
    void terraform_never_sends_its_nonce_and_passes_under_its_own_lease_alone() {
        var update = Map.of("config", Api.idle());
        try (Api terraform = api.as("terraform-provider-fly/0.3.1")) {
            terraform.post(path("/lease"), Map.of("ttl", 60)).is(201);
            terraform.post(path("/lease"), Map.of("ttl", 60)).is(409);
            api.post(path(""), update).is(409);
            terraform.post(path(""), update).is(200);
            terraform.delete(path("/lease")).is(200);

            String nonce = api.post(path("/lease?ttl=30")).text("/nonce");
            terraform.post(path(""), update).is(409);
            terraform.delete(path("/lease")).is(409);
            api.call("DELETE", path("/lease"), "", nonce).is(200);
        }
    }

    @Test
    void a_lease_outlives_the_server() {
        String nonce = api.post(path("/lease?ttl=300")).text("/nonce");
        restart();
        api.post(path("/stop")).is(409);
        api.await("pg1", id, "started").is(200);
        api.call("POST", path("/stop"), "", nonce).is(200);
    }

    @Test
    void a_lease_that_lasts_no_time_is_400() {
        api.post(path("/lease?ttl=0")).is(400);
        api.post(path("/lease?ttl=soon")).is(400);
    }

    private String path(String rest) {
        return "/v1/apps/pg1/machines/" + id + rest;
    }
}
