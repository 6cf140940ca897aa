package io.flypg.fly.call;

import static io.flypg.fly.call.FailuresTest.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flypg.fly.FlyClient;
import io.flypg.fly.Platform;
import io.flypg.fly.call.FlyException.Kind;
import io.flypg.fly.machine.MachineConfig;
import io.flypg.fly.machine.NewMachine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import okio.GzipSink;
import okio.Okio;
import okio.Sink;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileServerTest {

    private final Platform platform = new Platform();

    @AfterEach
    void close() {
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "null",
                "true",
                "\"machines\"",
                "{}",
                "{\"machines\":[]}",
                "[1]",
                "[null]",
                "[[]]",
                "[{}]",
                "[{\"id\":7}]",
                "[{\"id\":\"m1\",\"state\":[]}]",
                "[{\"id\":\"m1\",\"checks\":{}}]",
                "[{\"id\":\"m1\",\"checks\":[{\"name\":null}]}]",
                "[{\"id\":\"m1\",\"config\":\"x\"}]",
                "[{\"id\":\"m1\",\"created_at\":\"yesterday\"}]",
                "[{\"id\":\"m1\",\"cordoned\":\"no\"}]",
                "[{\"id\":\"m1\",\"events\":[{\"timestamp\":1e99}]}]",
                "[{\"id\":\"m1\",\"events\":[{\"timestamp\":99999999999999999999999999}]}]",
                "[{\"id\":\"m1\",\"image_ref\":{\"labels\":{\"a\":1}}}]",
                "[{\"id\":\"m1\"}",
                "[{\"id\":\"m1\"}] trailing",
                "[{'id':'m1'}]",
                "<html><body>Welcome to the hotel network</body></html>",
            })
    void an_answer_of_another_shape_is_called_what_it_is(String body) {
        platform.answers(200, body);

        FlyException failure =
                failure(() -> platform.client.machines("orders-db").list());

        assertThat(failure.kind()).isEqualTo(Kind.GARBAGE);
        assertThat(failure).hasMessageContaining("the answer cannot be read").hasMessageNotContaining("hotel");
    }

    @Test
    void the_place_of_a_wrong_field_is_named() {
        platform.answers(200, "[{\"id\":\"m1\"},{\"id\":\"m2\",\"checks\":[{\"name\":5}]}]");

        assertThat(failure(() -> platform.client.machines("orders-db").list()))
                .hasMessageContaining("[1].checks[0].name should be a text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"data\":[]}", "{\"data\":{}}", "{\"data\":{\"organizations\":{\"nodes\":[{}]}}}", "[]", "{}"})
    void a_graphql_answer_of_another_shape_is_called_what_it_is(String body) {
        platform.answers(200, body);

        assertThat(failure(() -> platform.client.organizations().list()).kind()).isEqualTo(Kind.GARBAGE);
    }

    @Test
    void deep_nesting_is_refused_and_not_followed() {
        platform.answers(200, "[".repeat(200_000));

        assertThat(failure(() -> platform.client.machines("orders-db").list()).kind())
                .isEqualTo(Kind.GARBAGE);
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        platform.answers(new MockResponse.Builder().body(new Buffer().write(ByteString.decodeHex("fffe00c3"))));

        assertThat(failure(() -> platform.client.machines("orders-db").list()).kind())
                .isEqualTo(Kind.GARBAGE);
    }

    @Test
    void an_answer_without_end_is_cut_off() {
        Buffer large = new Buffer();
        for (int i = 0; i <= 11; i++) {
            large.writeUtf8(" ".repeat(1 << 20));
        }
        platform.answers(new MockResponse.Builder().body(large));

        FlyException failure =
                failure(() -> platform.client.machines("orders-db").list());

        assertThat(failure.kind()).isEqualTo(Kind.GARBAGE);
        assertThat(failure).hasMessageContaining("larger than 10 MB");
    }

    @Test
    void an_answer_that_unpacks_to_more_than_any_answer_needs_is_cut_off() throws IOException {
        Buffer packed = new Buffer();
        try (BufferedSink sink = Okio.buffer((Sink) new GzipSink(packed))) {
            for (int i = 0; i <= 11; i++) {
                sink.writeUtf8(" ".repeat(1 << 20));
            }
        }
        platform.answers(
                new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(packed));

        assertThat(failure(() -> platform.client.machines("orders-db").list()))
                .hasMessageContaining("larger than 10 MB")
                .returns(Kind.GARBAGE, FlyException::kind);
    }

    @Test
    void a_large_but_honest_answer_is_read() {
        String machine = "{\"id\":\"m1\",\"name\":\"" + "x".repeat(9 << 20) + "\"}";
        platform.answers(200, "[" + machine + "]");

        assertThat(platform.client.machines("orders-db").list()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 403, 404, 409, 412, 422})
    void a_page_for_people_is_no_answer_of_the_platform_whatever_was_asked(int status) {
        List<ThrowingCallable> calls = List.of(
                () -> platform.client.apps().get("orders-db"),
                () -> platform.client.machines("orders-db").list(),
                () -> platform.client.machines("orders-db").stop("m1"),
                () -> platform.client.machines("orders-db").destroy("m1", true),
                () -> platform.client.machines("orders-db").metadata("m1").set("a", "b"),
                () -> platform.client.apps().delete("orders-db", true));
        for (ThrowingCallable call : calls) {
            platform.answers(new MockResponse.Builder()
                    .code(status)
                    .addHeader("Content-Type", "text/html; charset=utf-8")
                    .body("<html><body>Welcome to the hotel network</body></html>"));

            assertThat(failure(call))
                    .returns(Kind.GARBAGE, FlyException::kind)
                    .hasMessageContaining("it is not JSON but text/html")
                    .hasMessageNotContaining("hotel");
        }
    }

    @Test
    void a_server_that_speaks_something_else_is_not_understood_and_given_up() throws IOException {
        try (ServerSocket ssh = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> greet(ssh));
            FlyEndpoints endpoints = FlyEndpoints.at(URI.create("http://127.0.0.1:" + ssh.getLocalPort()));
            FlyOptions options = FlyOptions.defaults().withTime(platform.time).withLimits(false);
            try (FlyClient client = new FlyClient(endpoints, FlyToken.parse(Platform.TOKEN), options)) {
                assertThat(failure(() -> client.machines("orders-db").list()))
                        .returns(Kind.UNREACHABLE, FlyException::kind)
                        .hasMessageContaining("broke");
            }
        }
    }

    private static void greet(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write("SSH-2.0-OpenSSH_9.6\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException _) {
                // closed, or a client that has gone already
            }
        }
    }

    @Test
    void a_body_that_stops_in_the_middle_is_asked_for_again() {
        platform.answers(new MockResponse.Builder()
                        .body("[{\"id\":\"m1\"}]".repeat(100))
                        .onResponseBody(new SocketEffect.CloseSocket()))
                .answers(200, "[]");

        assertThat(platform.client.machines("orders-db").list()).isEmpty();
    }

    @Test
    void a_server_that_never_answers_is_given_up() {
        Platform slow = platform;
        for (int i = 0; i < 5; i++) {
            slow.answers(
                    new MockResponse.Builder().headersDelay(1, TimeUnit.HOURS).body("[]"));
        }
        FlyOptions options =
                FlyOptions.defaults().withTime(slow.time).withLimits(false).withLongestTry(Duration.ofMillis(100));
        FlyEndpoints endpoints = FlyEndpoints.at(slow.server.url("/").uri());
        try (FlyClient client = new FlyClient(endpoints, FlyToken.parse(Platform.TOKEN), options)) {
            FlyException failure = failure(() -> client.machines("orders-db").list());

            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure).hasMessageContaining("in time");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void no_redirect_is_followed_so_the_token_stays_at_home(int status) throws Exception {
        try (MockWebServer thief = new MockWebServer()) {
            thief.start();
            thief.enqueue(new MockResponse.Builder().body("[]").build());
            platform.answers(new MockResponse.Builder()
                    .code(status)
                    .addHeader("Location", thief.url("/v1/apps/orders-db/machines")));

            FlyException failure =
                    failure(() -> platform.client.machines("orders-db").list());

            assertThat(failure.kind()).isEqualTo(Kind.GARBAGE);
            assertThat(failure).hasMessageContaining("redirect");
            assertThat(thief.getRequestCount()).isZero();
        }
    }

    @Test
    void a_name_cannot_climb_to_another_resource() {
        platform.answers(200, "[]");
        platform.client.machines("a/../x?y#z").list();

        assertThat(platform.receivedLine()).isEqualTo("GET /v1/apps/a%2F..%2Fx%3Fy%23z/machines");
        for (String name : List.of("", ".", "..")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> platform.client.apps().get(name));
        }
    }

    @Test
    void what_a_server_says_cannot_write_to_the_terminal_and_has_an_end() {
        platform.answers(400, "{\"error\":\"\\u001b[2Jone\\r\\ntwo " + "x".repeat(10_000) + "\"}");

        FlyException failure =
                failure(() -> platform.client.machines("orders-db").start("m1"));

        assertThat(failure.getMessage())
                .contains("one two")
                .doesNotContain("\u001b", "\n", "\r")
                .hasSizeLessThan(700);
    }

    @Test
    void a_server_that_repeats_what_it_was_sent_reveals_nothing() {
        String error = "{\"error\":\"bad header %s for secret hunter2-hunter2 in select_secret_of_mine\"}"
                .formatted(Platform.TOKEN);
        platform.answers(422, error).answers(422, error);

        FlyException onSecrets =
                failure(() -> platform.client.secrets("orders-db").set(Map.of("A", SecretText.of("hunter2-hunter2"))));
        FlyException onExec = failure(() -> platform.client
                .machines("orders-db")
                .exec("m1", List.of("psql", "-c", "select_secret_of_mine"), Duration.ofSeconds(5)));

        assertThat(everything(onSecrets))
                .doesNotContain(Platform.TOKEN, "hunter2")
                .contains("***");
        assertThat(everything(onExec))
                .doesNotContain(Platform.TOKEN, "select_secret")
                .contains("***");
    }

    @Test
    void the_environment_of_a_machine_is_in_no_message() {
        platform.answers(200, "{\"id\":\"m1\",\"config\":{\"env\":{\"PASSWORD\":\"hunter2-hunter2\"},\"image\":\"x\"");
        MachineConfig config = MachineConfig.of("x").withEnv("PASSWORD", "hunter2-hunter2");

        FlyException failure =
                failure(() -> platform.client.machines("orders-db").create(NewMachine.of(config, "fra")));

        assertThat(everything(failure)).doesNotContain("hunter2");
        assertThat(NewMachine.of(config, "fra").toString()).doesNotContain("hunter2");
    }

    /** The message and everything a stack trace would print. */
    private static String everything(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
