package io.flypg.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user is told who wrote something wrong, or whose platform is not what it should be. */
@Tag("slow")
class BadInputIT {
    private static final String HEAD = "project 'shop'\norganization 'personal'\n";
    private static final String TOKEN = "fo1_a_token_that_is_nobodys";

    private static final String CLUSTER = """
            cluster('orders-db') {
                region 'ams'
                postgres '17'
                replicas 2
                machine { cpus 1; memory 1.GB }
                volume { size 10.GB }
                %s
            }
            """;

    private Desk desk;

    @BeforeEach
    void open() throws IOException {
        desk = Desk.open();
    }

    @AfterEach
    void nothing_was_started() throws IOException {
        boolean started = Files.exists(desk.platform());
        desk.close();
        assertThat(started)
                .as("a local platform for a definition that is wrong")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            regoin 'ams'                                    | region
            config { max_conections 200 }                   | max_connections
            config { work_mem 5.bananas }                   | bananas
            attach('orders-api') { database 'orders'; variable 'DATABASE_URL' } | orders
            config { work_mem System.exit(0) }              | System
            config { work_mem 'id'.execute() }              | execute
            config { work_mem new File('/etc/passwd').text } | new
            region 'ams' }}                                 | }
            replicas = 2                                    | replicas
            """)
    void a_mistake_is_shown_with_its_place_and_what_to_do(String line, String word) throws Exception {
        Path file = desk.definition("wrong", HEAD + CLUSTER.formatted(line));

        Ran ran = desk.expect(2, "apply", "--local", "--yes", file.toString());

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("it.flypg.groovy:9:", line.strip(), "^", word);
    }

    @Test
    void grab_fetches_nothing_and_is_refused() throws Exception {
        Path file = desk.definition("wrong", "@Grab('org.example:thing:1.0')\nimport java.io.File\n" + HEAD);

        assertThat(desk.expect(2, "validate", file.toString()).err()).contains("it.flypg.groovy:1:");
    }

    @Test
    void two_clusters_of_one_name_are_one_too_many() throws Exception {
        Path file = desk.definition("twice", HEAD + CLUSTER.formatted("") + CLUSTER.formatted(""));

        assertThat(desk.expect(2, "plan", "--local", file.toString()).err()).contains("orders-db", ":11:");
    }

    @Test
    void all_mistakes_of_a_file_are_told_at_once() throws Exception {
        Path file = desk.definition("many", HEAD + CLUSTER.formatted("regoin 'ams'\nconfig { max_conections 200 }"));

        assertThat(desk.expect(2, "validate", file.toString()).err())
                .contains("regoin", "max_conections", "max_connections");
    }

    @Test
    void a_file_that_is_not_text_in_utf_8_is_refused() throws Exception {
        Path file = desk.definition("latin", "");
        Files.write(file, (HEAD + "// caf\u00e9\n").getBytes(ISO_8859_1));

        assertThat(desk.expect(2, "plan", "--local", file.toString()).err()).contains("UTF-8", "it.flypg.groovy");
    }

    @Test
    void a_definition_that_declares_nothing_is_a_mistake_not_a_wish_to_delete() throws Exception {
        Path empty = desk.definition("empty", "");
        Path folder = Files.createDirectory(desk.root().resolve("nothing"));

        desk.expect(2, "apply", "--local", "--yes", empty.toString());
        desk.expect(2, "apply", "--local", "--yes", Desk.folderOf(empty));
        assertThat(desk.expect(2, "apply", "--local", "--yes", folder.toString())
                        .err())
                .contains(".flypg.groovy", folder.toString());
        assertThat(desk.expect(2, "plan", "--local", "no/such/place").err()).contains("no/such/place");
    }

    @Test
    void without_a_token_it_says_how_to_get_one() throws Exception {
        assertThat(desk.expect(2, "plan", valid()).err()).contains("FLY_API_TOKEN", "--local");
    }

    @Test
    void a_platform_that_is_not_there_is_named() throws Exception {
        String url;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = "http://127.0.0.1:" + gone.getLocalPort();
        }

        Ran ran = desk.flypg(at(url), "plan", valid());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains(url.substring("http://".length())).doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401, 500, 503})
    void a_platform_that_answers_nonsense_is_a_problem_and_no_riddle(int status) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] body = "<html>not today</html>".getBytes(UTF_8);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            Ran ran = desk.flypg(at("http://127.0.0.1:" + server.getAddress().getPort()), "plan", valid());

            assertThat(ran.code()).as(ran.toString()).isEqualTo(1);
            assertThat(ran.err())
                    .contains(status == 401 ? "token" : status == 200 ? "FLY_FLAPS_BASE_URL" : Integer.toString(status))
                    .doesNotContain(TOKEN);
        } finally {
            server.stop(0);
        }
    }

    private static Map<String, String> at(String url) {
        return Map.of("FLY_API_TOKEN", TOKEN, "FLY_API_BASE_URL", url, "FLY_FLAPS_BASE_URL", url);
    }

    private String valid() throws IOException {
        return desk.definition("valid", HEAD + CLUSTER.formatted("")).toString();
    }
}
