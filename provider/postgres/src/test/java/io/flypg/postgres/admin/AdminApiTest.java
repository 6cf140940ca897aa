package io.flypg.postgres.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.reach.PostgresException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminApiTest {

    private static final OkHttpClient CLIENT = new OkHttpClient();

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "primary, PRIMARY",
        "replica, STANDBY",
        "zombie, ZOMBIE",
        "witness, WITNESS",
        "barman, BARMAN",
        "something new, UNKNOWN"
    })
    void the_role_is_what_the_role_check_says(String body, NodeRole role) throws InterruptedException {
        answer(200, body);

        assertThat(api().role()).isEqualTo(role);
        assertThat(request()).isEqualTo("GET /flycheck/role");
    }

    @Test
    void a_node_whose_postgres_is_dead_has_no_role_and_says_why() {
        answer(500, "failed to connect to local node: failed to connect to `host=fdaa`: connection refused");

        PostgresException e = failure(() -> api().role());
        assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(e)
                .hasMessageContaining("Cannot read its role on the admin API of")
                .hasMessageContaining("refused");
    }

    @Test
    void a_failing_check_is_an_answer_and_not_an_error() throws InterruptedException {
        answer(500, """
                [✓] connections: 8 used, 3 reserved, 300 max (3.54ms)
                [✗] cluster-locks: `zombie.lock` detected (26.36µs)
                [-] disk-capacity: Not processed
                """);

        Health health = api().health();

        assertThat(health.passing()).isFalse();
        assertThat(health.failures())
                .containsExactly("cluster-locks: `zombie.lock` detected", "disk-capacity: Not processed");
        assertThat(health.items().getFirst())
                .isEqualTo(new Health.Item("connections", true, "8 used, 3 reserved, 300 max"));
        assertThat(request()).isEqualTo("GET /flycheck/pg");
    }

    @Test
    void a_check_without_lines_fails_with_its_text() {
        assertThat(new Health(false, "failed to connect with local node: refused\n").failures())
                .containsExactly("failed to connect with local node: refused");
        assertThat(new Health(true, "[✓] connections: 8 used (1ms)").failures()).isEmpty();
    }

    @Test
    void settings_are_sent_as_texts_in_the_stores_own_form() throws InterruptedException {
        answer(200, "{\"result\":{\"message\":\"Updated\",\"restart_required\":false}}\n");

        api().updateSettings(Map.of(
                "max_connections", "200",
                "work_mem", "16MB",
                "log_line_prefix", "%m [%p] ",
                "log_timezone", "Europe/Amsterdam",
                "shared_preload_libraries", "repmgr, pg_stat_statements"));

        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/commands/admin/settings/update/postgres");
        assertThat(body(request))
                .isEqualTo("{\"log_line_prefix\":\"'%m [%p] '\",\"log_timezone\":\"'Europe/Amsterdam'\","
                        + "\"max_connections\":\"200\",\"shared_preload_libraries\":\"repmgr,pg_stat_statements\","
                        + "\"work_mem\":\"16MB\"}");
    }

    @ParameterizedTest
    @CsvSource({"on,on", "-1,-1", "16MB,16MB", "0.25,0.25", "2.5ms,`2.5ms`", "1e+06,`1e+06`", "1.5-rc,`1.5-rc`"})
    void only_what_a_configuration_file_reads_as_one_token_goes_without_quotes(String value, String sent)
            throws InterruptedException {
        answer(200, "{}");

        api().updateSettings(Map.of("cluster_name", value));

        assertThat(body(server.takeRequest())).isEqualTo("{\"cluster_name\":\"" + sent.replace('`', '\'') + "\"}");
    }

    @Test
    void what_the_store_would_spoil_is_escaped() throws InterruptedException {
        answer(200, "{}");

        api().updateSettings(Map.of("log_line_prefix", "a=b\n"));

        assertThat(body(server.takeRequest())).isEqualTo("{\"log_line_prefix\":\"'a\\\\075b\\\\012'\"}");
    }

    @Test
    void quotes_and_backslashes_are_doubled() throws InterruptedException {
        answer(200, "{}");

        api().updateSettings(Map.of("cluster_name", "it's\\"));

        assertThat(body(server.takeRequest())).isEqualTo("{\"cluster_name\":\"'it''s\\\\\\\\'\"}");
    }

    @Test
    void applying_and_restarting_go_to_their_routes() throws InterruptedException {
        answer(200, "");
        answer(200, "{\"result\":true}");
        answer(200, "{\"result\":true}");

        api().applySettings();
        api().restartProxy();

        assertThat(request()).isEqualTo("POST /commands/admin/settings/apply");
        assertThat(request()).isEqualTo("GET /commands/admin/haproxy/restart");
        assertThat(api().locked()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | {\"error\":\"ERROR: cannot execute (SQLSTATE 25006)\"} | READ_ONLY",
                "500 | {\"error\":\"failed SASL auth (SQLSTATE 28P01)\"} | AUTHENTICATION",
                "500 | {\"error\":\"setting nope is not a valid config option\"} | OTHER",
                "404 | 404 page not found | MISSING",
                "405 | | OTHER",
                "500 | {\"error\": | OTHER"
            })
    void an_error_has_a_kind_and_the_servers_words(int status, @Nullable String body, Kind kind) {
        answer(status, body == null ? "" : body);

        PostgresException e = failure(() -> api().applySettings());

        assertThat(e.kind()).isEqualTo(kind);
        assertThat(e).hasMessageStartingWith("Cannot apply the stored settings on the admin API of");
    }

    @Test
    void nobody_listening_is_unreachable() {
        AdminApi nobody = new AdminApi(new HttpExchange(CLIENT, new NodeAddress("127.0.0.1", 1, 1)));

        assertThat(failure(nobody::role).kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void an_answer_that_breaks_off_is_unreachable() {
        server.enqueue(new MockResponse.Builder()
                .onRequestStart(new SocketEffect.CloseSocket())
                .build());

        assertThat(failure(() -> api().applySettings()).kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void an_answer_that_does_not_come_is_given_up() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        OkHttpClient hasty =
                CLIENT.newBuilder().readTimeout(Duration.ofMillis(100)).build();

        assertThat(failure(() -> new AdminApi(new HttpExchange(hasty, address())).role())
                        .kind())
                .isEqualTo(Kind.TIMEOUT);
    }

    private void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private AdminApi api() {
        return new AdminApi(new HttpExchange(CLIENT, address()));
    }

    private NodeAddress address() {
        return new NodeAddress("127.0.0.1", 1, server.getPort());
    }

    private String request() throws InterruptedException {
        RecordedRequest request = server.takeRequest();
        return request.getMethod() + " " + request.getTarget();
    }

    private static String body(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).utf8();
    }

    private static PostgresException failure(Runnable call) {
        return catchThrowableOfType(PostgresException.class, call::run);
    }
}
