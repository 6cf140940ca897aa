package io.flypg.fly.call;

import static io.flypg.fly.call.FailuresTest.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.fly.FlyClient;
import io.flypg.fly.Platform;
import io.flypg.fly.call.FlyException.Kind;
import io.flypg.fly.machine.Lease;
import io.flypg.fly.volume.NewVolume;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can happen between the first call of a run and its last. */
class LongRunsTest {
    private static final String EXPIRED = "{\"error\":\"Authenticate: token validation error\"}";

    private final Platform platform = new Platform();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void a_token_that_expires_in_the_middle_is_told_at_once_and_by_every_call_after_it() {
        platform.answers(200, "[]").answers(401, EXPIRED).answers(401, EXPIRED).answers(401, EXPIRED);
        platform.client.machines("orders-db").list();

        FlyException reading =
                failure(() -> platform.client.machines("orders-db").list());
        FlyException making =
                failure(() -> platform.client.volumes("orders-db").create(NewVolume.of("pg_data", "fra", 1)));
        FlyException looking = failure(() -> platform.client.apps().get("orders-db"));

        assertThat(List.of(reading, making, looking)).allSatisfy(failure -> {
            assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
            assertThat(failure).hasMessageContaining("FLY_API_TOKEN").hasMessageNotContaining(Platform.TOKEN);
        });
        assertThat(platform.calls).as("none was repeated").hasSize(4);
    }

    @Test
    void a_platform_whose_clock_is_wrong_gives_a_lease_all_the_same() {
        String past = "{\"nonce\":\"4dbc0b1a\",\"expires_at\":%d,\"owner\":\"me\"}";
        platform.answers(201, past.formatted(1))
                .answers(200, past.formatted(99_999_999_999L))
                .answers(200, "{}");
        var leases = platform.client.machines("orders-db").leases();

        Lease lease = leases.acquire("m1", Duration.ofSeconds(20), "flypg apply");
        Lease refreshed = leases.refresh(lease, Duration.ofSeconds(20));
        leases.release(refreshed);

        assertThat(refreshed.nonce()).isEqualTo("4dbc0b1a");
        assertThat(platform.calls).extracting(Call::status).containsExactly(201, 200, 200);
    }

    @Test
    void an_answer_that_drips_is_given_up_and_asked_for_again() {
        platform.answers(new MockResponse.Builder()
                        .throttleBody(1, 1, TimeUnit.HOURS)
                        .body("[]"))
                .answers(200, "[]");
        FlyOptions options =
                FlyOptions.defaults().withTime(platform.time).withLimits(false).withLongestTry(Duration.ofMillis(500));
        FlyEndpoints endpoints = FlyEndpoints.at(platform.server.url("/").uri());
        try (FlyClient client = new FlyClient(endpoints, FlyToken.parse(Platform.TOKEN), options)) {
            assertThat(client.machines("orders-db").list()).isEmpty();
        }
        assertThat(platform.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void no_log_of_any_level_holds_a_token_or_a_secret() {
        List<String> logged = Collections.synchronizedList(new ArrayList<>());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getMessage() + " "
                        + List.of(entry.getParameters() == null ? new Object[0] : entry.getParameters()) + " "
                        + entry.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        handler.setLevel(Level.ALL);
        root.addHandler(handler);
        root.setLevel(Level.ALL);
        try {
            runWithEverythingInIt();
        } finally {
            root.removeHandler(handler);
            root.setLevel(before);
        }
        assertThat(logged).as("somebody logs at all").isNotEmpty();
        assertThat(logged.stream().collect(Collectors.joining("\n")))
                .doesNotContain(Platform.TOKEN, "hunter2", "n0nce-of-ours");
    }

    private void runWithEverythingInIt() {
        platform.answers(200, "[]")
                .answers(201, "{\"nonce\":\"n0nce-of-ours\",\"expires_at\":1}")
                .answers(422, "{\"error\":\"no " + Platform.TOKEN + " hunter2-hunter2\"}")
                .answers(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));
        platform.client.machines("orders-db").list();
        Lease lease =
                platform.client.machines("orders-db").leases().acquire("m1", Duration.ofSeconds(20), "flypg apply");
        failure(() -> platform.client.secrets("orders-db").set(Map.of("A", SecretText.of("hunter2-hunter2"))));
        failure(() -> platform.client
                .machines("orders-db")
                .exec(lease.machineId(), List.of("psql", "hunter2-hunter2"), Duration.ofSeconds(5)));
    }
}
