package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.local.store.StateFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPlatformTest {
    @TempDir
    Path folder;

    @Test
    void a_server_that_answers_is_found_by_its_folder_and_a_closed_one_is_not() {
        try (LocalPlatform platform = start()) {
            assertThat(LocalState.read(folder)).hasValueSatisfying(state -> {
                assertThat(state.url()).isEqualTo(platform.url());
                assertThat(state.token()).isEqualTo(platform.token());
                assertThat(state.pid()).isEqualTo(ProcessHandle.current().pid());
            });
        }
        assertThat(LocalState.read(folder)).isEmpty();
    }

    @Test
    void what_a_killed_server_left_behind_is_not_taken_for_a_running_one() throws IOException {
        byte[] left;
        try (LocalPlatform _ = start()) {
            left = Files.readAllBytes(folder.resolve("server.json"));
        }
        Files.write(folder.resolve("server.json"), left);
        assertThat(LocalState.read(folder)).isEmpty();
    }

    @Test
    void token_and_port_stay_the_same_over_a_restart() {
        String token;
        URI url;
        try (LocalPlatform first = start()) {
            token = first.token();
            url = first.url();
        }
        try (LocalPlatform second = start()) {
            assertThat(second.token()).isEqualTo(token);
            assertThat(second.url()).isEqualTo(url);
        }
    }

    @Test
    void files_with_tokens_are_readable_by_their_owner_alone_and_the_folder_can_be_walked_through() throws IOException {
        try (LocalPlatform _ = start()) {
            for (String file : new String[] {"server.json", "settings.json"}) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                        .isEqualTo("rw-------");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("volumes"))))
                    .isEqualTo("rwxr-xr-x");
        }
    }

    @Test
    void a_second_server_in_the_same_folder_is_refused_and_says_who_is_there() {
        try (LocalPlatform _ = start()) {
            assertThatThrownBy(this::start)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void a_named_port_that_is_taken_is_refused_with_its_owner() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var options = LocalOptions.in(folder, new FakeGuests()).withPort(taken.getLocalPort());
            assertThatThrownBy(() -> LocalPlatform.start(options))
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        start().close();
    }

    @Test
    void a_remembered_port_that_is_taken_gives_way_to_a_new_one() throws IOException {
        int port;
        try (LocalPlatform first = start()) {
            port = first.url().getPort();
        }
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                LocalPlatform second = start()) {
            assertThat(second.url().getPort()).isNotEqualTo(port);
        }
    }

    @Test
    void a_call_without_the_right_token_is_401_with_a_request_id_and_both_error_keys() throws Exception {
        try (LocalPlatform platform = start()) {
            var answer = get(platform, "Bearer wrong");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Fly-Request-Id")).isPresent();
            assertThat(answer.body())
                    .contains("\"error\":\"Authenticate: token validation error\"")
                    .contains("\"message\":\"Authenticate: token validation error\"");
        }
    }

    @Test
    void all_forms_of_the_authorization_header_are_taken() throws Exception {
        try (LocalPlatform platform = start()) {
            for (String form : new String[] {"Bearer %s", "FlyV1 %s", "Bearer FlyV1 %s", "FlyV1 fm2_x,%s"}) {
                assertThat(get(platform, form.formatted(platform.token())).statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void every_call_is_logged_in_memory_and_in_a_file_without_its_token() throws Exception {
        try (LocalPlatform platform = start()) {
            get(platform, "Bearer " + platform.token());
            assertThat(platform.requests()).singleElement().satisfies(served -> {
                assertThat(served.method() + " " + served.path()).isEqualTo("GET /v1/tokens/current");
                assertThat(served.status()).isEqualTo(200);
                assertThat(served.changes()).isFalse();
            });
            assertThat(Files.readString(folder.resolve("requests.log")))
                    .contains("GET /v1/tokens/current 200")
                    .doesNotContain(platform.token());
        }
    }

    @Test
    void a_folder_that_cannot_be_made_and_a_file_that_cannot_be_read_are_told_without_their_content()
            throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> LocalPlatform.start(LocalOptions.in(file.resolve("below"), new FakeGuests())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("FLYPG_LOCAL_DIR");
        start().close();
        Files.writeString(folder.resolve("settings.json"), "{\"tokens\": hush");
        assertThatThrownBy(this::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("settings.json")
                .hasMessageContaining("flypg local reset")
                .hasNoCause();
        Files.delete(folder.resolve("settings.json"));
        start().close();
    }

    @Test
    void the_standard_folder_is_the_named_one_else_below_var_for_root_else_in_the_state_home() {
        Path home = Path.of("/home/me");
        assertThat(StateFolder.standard(Map.of("FLYPG_LOCAL_DIR", "/named"), "root", home))
                .isEqualTo(Path.of("/named"));
        assertThat(StateFolder.standard(Map.of("XDG_STATE_HOME", "/state"), "root", home))
                .isEqualTo(Path.of("/var/lib/flypg/local"));
        assertThat(StateFolder.standard(Map.of("XDG_STATE_HOME", "/state"), "me", home))
                .isEqualTo(Path.of("/state/flypg/local"));
        assertThat(StateFolder.standard(Map.of(), "me", home)).isEqualTo(home.resolve(".local/state/flypg/local"));
    }

    private LocalPlatform start() {
        return LocalPlatform.start(LocalOptions.in(folder, new FakeGuests()));
    }

    private static HttpResponse<String> get(LocalPlatform platform, String authorization) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(platform.url().resolve("/v1/tokens/current"))
                            .header("Authorization", authorization)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
