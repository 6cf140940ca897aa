package io.flypg.fly.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flypg.fly.Platform;
import io.flypg.fly.call.FlyException.Kind;
import java.time.Instant;
import mockwebserver3.MockResponse;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {

    private final Platform platform = new Platform();

    @AfterEach
    void close() {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {'error':'Authenticate: token validation error'} | UNAUTHORIZED",
                "403 | {'error':'forbidden'} | FORBIDDEN",
                "404 | {'error':'app not found'} | NOT_FOUND",
                "409 | {'error':'machine version is not the current one'} | CONFLICT",
                "409 | {'status':'error','message':'machine ID m1 lease currently held by u@tokens.fly.io, expires at 2026-11-23T03:17:24Z'} | LEASE_HELD",
                "409 | {'error':'aborted: could not reserve resource for machine: insufficient memory available'} | NO_CAPACITY",
                "409 | {'error':'deploys to this host are temporarily disabled'} | NO_CAPACITY",
                "412 | {'error':'failed_precondition: machine still active, refusing to start'} | PRECONDITION",
                "412 | {'error':'insufficient resources','status':'volume_placement_capacity'} | NO_CAPACITY",
                "422 | {'error':'Validation failed: Name has already been taken'} | NAME_TAKEN",
                "422 | {'error':'taken','status':'name_taken'} | NAME_TAKEN",
                "422 | {'error':'organization machine limit'} | INVALID",
                "400 | {'error':'invalid state'} | INVALID",
                "503 | {'error':'no room','status':'insufficient_capacity'} | NO_CAPACITY",
            })
    void each_answer_means_one_thing(int status, String body, Kind kind) {
        platform.answers(status, body.replace('\'', '"'));

        FlyException failure =
                failure(() -> platform.client.machines("orders-db").start("m1"));

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(platform.calls).hasSize(1);
    }

    @Test
    void the_message_says_what_was_asked_and_what_was_answered() {
        platform.answers(new MockResponse.Builder()
                .code(412)
                .addHeader("Fly-Request-Id", "01JREQUEST")
                .body("{\"error\":\"failed_precondition: machine still active, refusing to start\"}"));

        FlyException failure =
                failure(() -> platform.client.machines("orders-db").start("m1"));

        assertThat(failure)
                .hasMessage("It is not in a state in which this can be done (POST /v1/apps/orders-db/machines/m1/start"
                        + " answered 412: failed_precondition: machine still active, refusing to start;"
                        + " request 01JREQUEST).");
        assertThat(failure.requestId()).contains("01JREQUEST");
        assertThat(failure.method()).isEqualTo("POST");
        assertThat(failure.path()).isEqualTo("/v1/apps/orders-db/machines/m1/start");
        assertThat(failure.platformText()).startsWith("failed_precondition: ");
    }

    @Test
    void who_holds_a_lease_is_told() {
        platform.answers(
                409,
                "{\"status\":\"error\",\"message\":\"machine ID m1 lease currently held by u@tokens.fly.io,"
                        + " expires at 2026-11-23T03:17:24Z\"}");

        FlyException failure =
                failure(() -> platform.client.machines("orders-db").start("m1"));

        assertThat(failure.leaseHolder())
                .contains(new LeaseHolder("u@tokens.fly.io", Instant.parse("2026-11-23T03:17:24Z")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_FOUND | Could not find App \"x\" | NOT_FOUND",
                "'' | Could not find App \"x\" | NOT_FOUND",
                "UNAUTHORIZED | You must be authenticated | UNAUTHORIZED",
                "FORBIDDEN | not yours | FORBIDDEN",
                "UNPROCESSABLE | Region is not valid | INVALID",
                "UNPROCESSABLE | Name has already been taken | NAME_TAKEN",
            })
    void graphql_says_in_the_body_what_went_wrong(String code, String message, Kind kind) {
        platform.answers(200, """
                {"data":null,"errors":[{"message":"%s","path":["x"],"extensions":{"code":"%s"}}]}""".formatted(message.replace("\"", "\\\""), code));

        FlyException failure = failure(() -> platform.client.organizations().list());

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageContaining("POST /graphql organizations").hasMessageContaining(message);
    }

    static FlyException failure(ThrowingCallable call) {
        return catchThrowableOfType(FlyException.class, call);
    }
}
