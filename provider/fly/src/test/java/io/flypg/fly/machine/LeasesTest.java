package io.flypg.fly.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.flypg.fly.Platform;
import io.flypg.fly.call.FlyException;
import io.flypg.fly.call.FlyException.Kind;
import java.time.Duration;
import java.time.Instant;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final String PATH = "/v1/apps/orders-db/machines/m1/lease";
    private static final Duration TTL = Duration.ofSeconds(20);
    private static final String GRANTED = """
            {"status":"success","data":{"nonce":"4dbc0b1a","expires_at":1795403844,"owner":"me@example.test",
             "description":"","version":"01J"},"nonce":"4dbc0b1a","expires_at":1795403844,"owner":"me@example.test"}""";
    private static final String HELD = """
            {"status":"error","message":"machine ID m1 lease currently held by u@tokens.fly.io, expires at 2026-11-23T03:17:24Z"}""";

    private final Platform platform = new Platform();
    private final Leases leases = platform.client.machines("orders-db").leases();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void a_lease_is_taken_refreshed_and_given_back() {
        platform.answers(201, GRANTED).answers(200, GRANTED).answers(200, "{\"status\":\"success\"}");

        Lease lease = leases.acquire("m1", TTL, "flypg apply");
        leases.refresh(lease, TTL);
        leases.release(lease);

        assertThat(lease.expiresAt()).isEqualTo(Instant.ofEpochSecond(1795403844));
        assertThat(lease.owner()).isEqualTo("me@example.test");
        assertThat(platform.receivedLine()).isEqualTo("POST " + PATH + "?ttl=20");
        RecordedRequest refresh = platform.received();
        assertThat(refresh.getTarget()).isEqualTo(PATH + "?ttl=20");
        assertThat(refresh.getHeaders().get("fly-machine-lease-nonce")).isEqualTo("4dbc0b1a");
        RecordedRequest release = platform.received();
        assertThat(release.getMethod()).isEqualTo("DELETE");
        assertThat(release.getHeaders().get("fly-machine-lease-nonce")).isEqualTo("4dbc0b1a");
    }

    @Test
    void the_flat_answer_is_read_as_well() {
        platform.answers(201, "{\"nonce\":\"4dbc0b1a\",\"expires_at\":1795403844}");

        assertThat(leases.acquire("m1", TTL, "flypg apply").nonce()).isEqualTo("4dbc0b1a");
    }

    @Test
    void a_lease_without_a_nonce_is_not_one_we_could_use() {
        platform.answers(201, "{\"status\":\"success\",\"data\":{}}")
                .answers(404, "{}")
                .answers(201, "{}");

        FlyException failure = catchThrowableOfType(FlyException.class, () -> leases.acquire("m1", TTL, "flypg apply"));

        assertThat(failure.kind()).isEqualTo(Kind.AMBIGUOUS);
    }

    @Test
    void somebody_elses_lease_is_left_alone_and_its_holder_named() {
        platform.answers(409, HELD);

        FlyException failure = catchThrowableOfType(FlyException.class, () -> leases.acquire("m1", TTL, "flypg apply"));

        assertThat(failure.kind()).isEqualTo(Kind.LEASE_HELD);
        assertThat(failure.leaseHolder().orElseThrow().owner()).isEqualTo("u@tokens.fly.io");
        assertThat(platform.calls).hasSize(1);
    }

    @Test
    void nobody_holding_a_lease_is_no_failure() {
        platform.answers(404, "{\"status\":\"error\",\"message\":\"machine ID m1 lease not found\"}")
                .answers(404, "{\"status\":\"error\",\"message\":\"machine ID m1 lease not found\"}");

        assertThat(leases.find("m1")).isEmpty();
        leases.release(new Lease("m1", "4dbc0b1a", Instant.EPOCH, "", ""));
    }

    @Test
    void a_lease_whose_answer_was_lost_is_found_again() {
        LosesTheFirstAnswer server = new LosesTheFirstAnswer(true);
        platform.server.setDispatcher(server);

        Lease lease = leases.acquire("m1", TTL, "flypg apply");

        assertThat(lease.nonce()).isEqualTo("4dbc0b1a");
        assertThat(server.granted).isEqualTo(1);
    }

    @Test
    void a_lease_that_was_never_granted_is_asked_for_again() {
        LosesTheFirstAnswer server = new LosesTheFirstAnswer(false);
        platform.server.setDispatcher(server);

        assertThat(leases.acquire("m1", TTL, "flypg apply").nonce()).isEqualTo("4dbc0b1a");
        assertThat(server.granted).isEqualTo(1);
    }

    @Test
    void a_lease_does_not_print_its_nonce() {
        assertThat(new Lease("m1", "4dbc0b1a", Instant.EPOCH, "", "").toString())
                .doesNotContain("4dbc0b1a");
    }

    /** Keeps one lease like the platform; breaks the first connection before or after the work is done. */
    private static final class LosesTheFirstAnswer extends Dispatcher {

        private final boolean afterTheWork;
        private boolean lost;
        private String description = "";
        private int granted;

        private LosesTheFirstAnswer(boolean afterTheWork) {
            this.afterTheWork = afterTheWork;
        }

        @Override
        public synchronized MockResponse dispatch(RecordedRequest request) {
            if (request.getMethod().equals("GET")) {
                return granted == 0 ? answer(404, "{}") : answer(200, lease());
            }
            if (lost || afterTheWork) {
                if (granted > 0) {
                    return answer(409, HELD);
                }
                granted++;
                description = description(request);
            }
            if (lost) {
                return answer(201, lease());
            }
            lost = true;
            return new MockResponse.Builder()
                    .onResponseStart(new SocketEffect.CloseSocket())
                    .build();
        }

        private String lease() {
            return "{\"data\":{\"nonce\":\"4dbc0b1a\",\"expires_at\":1,\"description\":\"" + description + "\"}}";
        }

        private static String description(RecordedRequest request) {
            try {
                return new ObjectMapper()
                        .readTree(Platform.body(request))
                        .path("description")
                        .asText();
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
        }

        private static MockResponse answer(int status, String body) {
            return new MockResponse.Builder().code(status).body(body).build();
        }
    }
}
