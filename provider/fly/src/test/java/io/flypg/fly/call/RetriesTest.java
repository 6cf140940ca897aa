package io.flypg.fly.call;

import static io.flypg.fly.call.FailuresTest.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.fly.FlyClient;
import io.flypg.fly.Platform;
import io.flypg.fly.app.AppRole;
import io.flypg.fly.call.FlyException.Kind;
import io.flypg.fly.machine.Guest;
import io.flypg.fly.machine.MachineConfig;
import io.flypg.fly.machine.NewMachine;
import io.flypg.fly.volume.NewVolume;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {

    private static final String NO_MACHINES = "[]";

    private final Platform platform = new Platform();

    @AfterEach
    void close() {
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void a_read_is_tried_again_while_the_platform_is_unwell(int status) {
        platform.answers(status, "{\"error\":\"unwell\"}")
                .answers(status, "<html>")
                .answers(200, NO_MACHINES);

        assertThat(platform.client.machines("orders-db").list()).isEmpty();
        assertThat(platform.calls).extracting(Call::status).containsExactly(status, status, 200);
        assertThat(platform.calls).extracting(Call::attempt).containsExactly(1, 2, 3);
    }

    @Test
    void a_read_is_tried_again_when_the_connection_breaks() {
        platform.answers(broken()).answers(broken()).answers(200, NO_MACHINES);

        assertThat(platform.client.machines("orders-db").list()).isEmpty();
        assertThat(platform.calls).extracting(Call::status).containsExactly(0, 0, 200);
    }

    @Test
    void in_the_end_it_gives_up_and_the_pauses_grew_with_jitter() {
        IntStream.range(0, 5).forEach(i -> platform.answers(500, "{\"error\":\"disk on fire\"}"));

        FlyException failure =
                failure(() -> platform.client.machines("orders-db").list());

        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("disk on fire");
        assertThat(platform.calls).hasSize(5);
        List<Duration> pauses = platform.time.sleeps();
        assertThat(pauses).hasSize(4);
        for (int i = 0; i < pauses.size(); i++) {
            long most = 200L << i;
            assertThat(pauses.get(i).toMillis()).isBetween(most / 2, most);
        }
    }

    @Test
    void a_platform_that_asks_for_fewer_calls_gets_longer_pauses() {
        platform.answers(429, "{\"error\":\"rate limit exceeded\"}")
                .answers(new MockResponse.Builder().code(429).addHeader("Retry-After", "7"))
                .answers(new MockResponse.Builder().code(429).addHeader("Retry-After", "99999"))
                .answers(200, NO_MACHINES);

        assertThat(platform.client.machines("orders-db").list()).isEmpty();
        List<Duration> pauses = platform.time.sleeps();
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(pauses.get(1)).isEqualTo(Duration.ofSeconds(7));
        assertThat(pauses.get(2)).isEqualTo(Duration.ofSeconds(30));
    }

    static Stream<Named<Consumer<FlyClient>>> creates() {
        MachineConfig config = MachineConfig.of("flyio/postgres-flex:17");
        return Stream.of(
                Named.of("app", client -> client.apps().create("orders-db", "personal", AppRole.POSTGRES)),
                Named.of("machine", client -> client.machines("orders-db").create(NewMachine.of(config, "fra"))),
                Named.of(
                        "volume",
                        client -> client.volumes("orders-db")
                                .create(NewVolume.of("pg_data", "fra", 10)
                                        .forMachine(new Guest("shared", 1, 256), "flyio/postgres-flex:17"))),
                Named.of("snapshot", client -> client.volumes("orders-db").createSnapshot("vol_1")),
                Named.of("address", client -> client.addresses("orders-db").allocateFlycast("org", "fra")),
                Named.of(
                        "command",
                        client -> client.machines("orders-db").exec("m1", List.of("ls"), Duration.ofSeconds(5))));
    }

    @ParameterizedTest
    @MethodSource("creates")
    void what_creates_is_never_sent_again_when_its_answer_is_lost(Consumer<FlyClient> create) {
        platform.answers(200, NO_MACHINES).answers(broken()).answers(200, "{}");
        // a connection that is used again is the one an HTTP library likes to replace in silence
        platform.client.machines("orders-db").list();

        FlyException failure = failure(() -> create.accept(platform.client));

        assertThat(failure.kind()).isEqualTo(Kind.AMBIGUOUS);
        assertThat(failure).hasMessageContaining("look whether it was done");
        assertThat(platform.server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void a_gateway_that_gave_up_on_a_create_leaves_it_open(int status) {
        platform.answers(status, "");

        FlyException failure =
                failure(() -> platform.client.volumes("orders-db").create(NewVolume.of("pg_data", "fra", 10)));

        assertThat(failure.kind()).isEqualTo(Kind.AMBIGUOUS);
        assertThat(platform.calls).hasSize(1);
    }

    @Test
    void a_create_that_was_done_but_answers_nonsense_is_not_forgotten() {
        platform.answers(200, "{\"id\":");

        FlyException failure =
                failure(() -> platform.client.volumes("orders-db").create(NewVolume.of("pg_data", "fra", 10)));

        assertThat(failure.kind()).isEqualTo(Kind.AMBIGUOUS);
    }

    @ParameterizedTest
    @MethodSource("creates")
    void what_creates_is_sent_again_when_it_certainly_did_not_arrive(Consumer<FlyClient> create) {
        int closed = platform.server.getPort();
        platform.server.close();
        FlyEndpoints nobody = FlyEndpoints.at(URI.create("http://127.0.0.1:" + closed));
        FlyOptions options =
                FlyOptions.defaults().withTime(platform.time).withLimits(false).withObserver(platform.calls::add);
        try (FlyClient client = new FlyClient(nobody, FlyToken.parse(Platform.TOKEN), options)) {
            FlyException failure = failure(() -> create.accept(client));

            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure).hasMessageContaining("no connection to 127.0.0.1:" + closed);
            assertThat(platform.calls).hasSize(5);
        }
    }

    @Test
    void a_create_refused_for_its_rate_is_sent_again() {
        platform.answers(429, "{\"error\":\"rate limit exceeded\"}")
                .answers(200, "{\"id\":\"vol_1\",\"name\":\"pg_data\"}");

        assertThat(platform.client
                        .volumes("orders-db")
                        .create(NewVolume.of("pg_data", "fra", 10))
                        .id())
                .isEqualTo("vol_1");
    }

    @Test
    void what_can_be_repeated_is_repeated_although_it_changes_something() {
        platform.answers(broken()).answers(200, "{\"secrets\":[],\"version\":8}");

        assertThat(platform.client
                        .secrets("orders-db")
                        .set(Map.of("A", SecretText.of("x")))
                        .version())
                .isEqualTo(8);
    }

    @Test
    void a_failing_graphql_query_is_tried_again() {
        String unwell = "{\"errors\":[{\"message\":\"x\",\"extensions\":{\"code\":\"INTERNAL_SERVER_ERROR\"}}]}";
        platform.answers(200, unwell).answers(200, "{\"data\":{\"organizations\":{\"nodes\":[]}}}");

        assertThat(platform.client.organizations().list()).isEmpty();
    }

    @Test
    void an_interrupted_thread_does_not_go_on_trying() {
        platform.answers(500, "{}").answers(200, NO_MACHINES);

        FlyException failure = failure(() -> {
            Thread.currentThread().interrupt();
            platform.client.machines("orders-db").list();
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.kind()).isIn(Kind.UNREACHABLE, Kind.UNAVAILABLE);
        assertThat(platform.calls).hasSize(1);
    }

    @Test
    void a_client_of_the_real_platform_keeps_to_its_limits() {
        try (Platform limited = new Platform(true)) {
            for (int call = 0; call < 5; call++) {
                limited.answers(200, "{}");
                limited.client.machines("orders-db").start("m1");
            }
            assertThat(limited.time.sleeps()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
        }
    }

    private static MockResponse.Builder broken() {
        return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket());
    }
}
