package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flypg.cli.LocalApi.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The life of the example's cluster from its first apply to its end, told in order on one local platform. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryIT {
    private static final String APP = "orders-db";
    private static final int CHANGES = 10;
    private static final Path README = Path.of("../../README.md");
    private static final Path PICTURES =
            Path.of("../../.github/pictures").toAbsolutePath().normalize();

    private Desk desk;
    private Path file;
    private String folder;

    @BeforeAll
    void open() throws IOException {
        desk = Desk.open();
        file = desk.orders();
        folder = Desk.folderOf(file);
    }

    @AfterAll
    void close() throws IOException {
        desk.close();
    }

    @Test
    @Order(1)
    void an_apply_makes_what_the_example_declares() throws Exception {
        Ran ran = desk.expect(0, "apply", "--local", "--yes", folder);

        assertThat(ran.out()).contains("guarantee: survives one node", "clients connect to 127.", "status --local");
        assertThat(desk.api().machines(APP))
                .extracting(Machine::region)
                .containsExactlyInAnyOrder("ams", "ams", "ams", "syd");
        assertThat(primaries()).hasSize(1).extracting(Machine::region).containsExactly("ams");
        assertThat(onPrimary("SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"))
                .containsExactly("3");
        assertKnobs("200", "16MB");
        assertThat(onPrimary("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'orders'"))
                .containsExactly("orders_owner");
        try (Connection app = LocalApi.login(url())) {
            assertThat(LocalApi.rows(app, "SELECT extname FROM pg_extension"))
                    .contains("pg_stat_statements", "pgcrypto");
            LocalApi.rows(app, "CREATE TABLE orders (id int PRIMARY KEY)");
            LocalApi.rows(app, "INSERT INTO orders SELECT generate_series(1, 1000)");
            assertThat(LocalApi.rows(app, "SELECT tableowner FROM pg_tables WHERE tablename = 'orders'"))
                    .containsExactly("orders_owner");
        }
        assertNoSecretIn(ran);
    }

    @Test
    @Order(2)
    void then_there_is_nothing_to_do() throws Exception {
        assertThat(desk.expect(0, "plan", "--local", folder).out()).contains("Nothing to do");
        assertNothingToDo();
        JsonNode plan = new ObjectMapper()
                .readTree(desk.expect(0, "plan", "--local", "--json", folder).out());
        assertThat(plan.path("format").asInt()).isEqualTo(1);
        assertThat(plan.path("changes").findValuesAsText("action")).containsOnly("none");

        Ran status = desk.expect(0, "status", "--local", folder);

        for (Machine node : desk.api().machines(APP)) {
            assertThat(status.out()).contains(node.address());
        }
        assertThat(status.out()).contains("primary", "replica", "guarantee");
        assertNoSecretIn(status);
        String loose = desk.api().makeVolume(APP);
        assertThat(desk.expect(0, "status", "--local", folder).out()).contains("Volumes that no machine has", loose);
        assertNothingToDo();
        desk.api().deleteVolume(APP, loose);
    }

    @Test
    @Order(3)
    void a_change_is_shown_as_it_will_be_done_and_then_done() throws Exception {
        edit("max_connections 200", "max_connections 240");
        edit("work_mem 16.MB", "work_mem 20.MB");
        edit("size 20.GB", "size 30.GB");
        edit("readReplicas 'syd'", "readReplicas('syd', count: 2)");

        Ran plan = desk.expect(CHANGES, "plan", "--local", "--detailed-exitcode", folder);

        assertThat(plan.out())
                .containsPattern("config.max_connections +200 +(→|->) +240")
                .containsPattern("config.work_mem +16 ?MB +(→|->) +20 ?MB")
                .containsPattern("volume.size +20 ?GB +(→|->) +30 ?GB")
                .containsPattern("readReplicas.syd +1 +(→|->) +2")
                .contains("restart", "reload", "Worst write gap: about");
        assertThat(Files.readString(README)).contains("$ ./flypg plan --local examples/orders\n" + plan.out() + "```");
        assertPicture();
        desk.expect(0, "apply", "--local", "--yes", folder);
        assertKnobs("240", "20MB");
        assertThat(desk.api().machines(APP)).hasSize(5);
        assertRows(1000);
        assertNothingToDo();
    }

    @Test
    @Order(4)
    void what_is_changed_behind_its_back_is_drift_and_put_back() throws Exception {
        LocalApi api = desk.api();
        Machine reader = api.machines(APP).stream()
                .filter(node -> node.region().equals("syd"))
                .findFirst()
                .orElseThrow();
        api.ask(reader, APP, "ALTER SYSTEM SET work_mem = '1MB'");
        api.ask(reader, APP, "SELECT pg_reload_conf()");
        api.setMemory(APP, reader.id(), 2048);
        api.setSecret("orders-api", "DATABASE_URL", "postgres://nobody:nothing@127.0.0.1:1/nowhere");

        assertThat(desk.expect(CHANGES, "plan", "--local", "--detailed-exitcode", folder)
                        .out())
                .contains("work_mem", "memory", "DATABASE_URL")
                .doesNotContain("nothing@");
        assertNoSecretIn(desk.expect(0, "apply", "--local", "--yes", folder));
        assertKnobs("240", "20MB");
        assertRows(1000);
        assertNothingToDo();
    }

    @Test
    @Order(5)
    void the_plan_is_empty_also_where_nothing_is_remembered() throws Exception {
        Desk.delete(desk.home());
        Files.createDirectory(desk.home());

        assertNothingToDo();
    }

    @Test
    @Order(6)
    void another_node_becomes_the_primary_when_somebody_wants_it() throws Exception {
        String before = primaries().getFirst().id();

        desk.expect(0, "switchover", "--local", "--yes", APP);

        assertThat(primaries())
                .singleElement()
                .satisfies(node -> assertThat(node.id()).isNotEqualTo(before));
        assertRows(1000);
        assertNothingToDo();
        edit("project 'shop'", "project 'theirs'");
        assertThat(desk.expect(3, "switchover", "--local", "--yes", folder).err())
                .contains("belongs to the project 'shop'");
        edit("project 'theirs'", "project 'shop'");
    }

    @Test
    @Order(7)
    void a_volume_does_not_shrink() throws Exception {
        edit("size 30.GB", "size 10.GB");
        edit("extend(at", "// extend(at"); // with it a larger volume is one that has been extended

        Ran refused = desk.expect(3, "apply", "--local", "--yes", folder);

        assertThat(refused.out() + refused.err()).contains("30 GB", "10 GB");
        edit("size 10.GB", "size 30.GB");
        edit("// extend(at", "extend(at");
        assertNothingToDo();
    }

    @Test
    @Order(8)
    void it_is_destroyed_only_by_someone_who_really_means_it() throws Exception {
        assertThat(desk.expect(3, "destroy", "--local", "--yes", folder).err()).contains("protect false");
        edit("protect true", "protect false");
        assertThat(desk.expect(3, "destroy", "--local", "--yes", "--allow-deletes", folder)
                        .err())
                .contains("protect");
        desk.expect(0, "apply", "--local", "--yes", folder);
        assertThat(desk.expect(3, "destroy", "--local", "--yes", folder).err()).contains("--allow-deletes");
        assertRows(1000);

        assertThat(desk.expect(0, "destroy", "--local", "--yes", "--allow-deletes", folder)
                        .out())
                .containsPattern("volume +vol_\\w+")
                .containsPattern("snapshot +vs_\\w+, until 20")
                .contains("fly apps destroy " + APP);

        assertThat(desk.api().status("/v1/apps/" + APP)).isEqualTo(200);
        assertThat(desk.expect(0, "status", "--local", APP).out()).contains("Deleted, and its data kept");
        desk.expect(0, "destroy", "--local", "--yes", "--allow-deletes", "--purge", folder);

        assertThat(desk.api().status("/v1/apps/" + APP)).isEqualTo(404);
        assertThat(desk.api().status("/v1/apps/orders-api")).isEqualTo(404);
        assertThat(desk.expect(0, "local", "status").out()).containsPattern("machines +0\\n");
    }

    /** The README's picture is what the same command shows on a terminal. */
    private void assertPicture() throws Exception {
        Map<String, String> terminal = Map.of(
                "TERM", "xterm",
                "NO_COLOR", "",
                "FLYPG_JAVA_OPTS", "-Dflypg.terminal=1 -Dflypg.columns=104");
        Path shown = Files.writeString(
                desk.root().resolve("shown"),
                desk.flypg(terminal, "plan", "--local", folder).out());
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        Ran drawn = Ran.start(
                        desk.root(),
                        shown,
                        Map.of(),
                        java,
                        PICTURES.resolve("Picture.java").toString(),
                        "./flypg plan --local examples/orders")
                .await();

        Golden.assertMatches(PICTURES.resolve("plan.svg"), drawn.out(), ", to make it anew: .github/pictures/make");
    }

    private void assertKnobs(String connections, String memory) throws Exception {
        for (Machine node : desk.api().machines(APP)) {
            assertThat(desk.api().ask(node, APP, "SHOW max_connections")).containsExactly(connections);
            assertThat(desk.api().ask(node, APP, "SHOW work_mem")).containsExactly(memory);
            assertThat(desk.api().ask(node, APP, "SHOW log_min_duration_statement"))
                    .containsExactly("500ms");
        }
    }

    private void assertRows(int wanted) throws Exception {
        try (Connection app = LocalApi.login(url())) {
            assertThat(LocalApi.rows(app, "SELECT count(*) FROM orders")).containsExactly(Integer.toString(wanted));
        }
    }

    private void assertNothingToDo() throws Exception {
        desk.expect(0, "plan", "--local", "--detailed-exitcode", folder);
    }

    private void assertNoSecretIn(Ran ran) throws Exception {
        String password = url().replaceAll("^[^:]+://[^:]+:([^@]+)@.*", "$1");
        assertThat(ran.out() + ran.err())
                .doesNotContain(password, desk.api().token(), desk.api().secret(APP, "OPERATOR_PASSWORD"));
    }

    private String url() throws Exception {
        return desk.api().secret("orders-api", "DATABASE_URL");
    }

    private List<String> onPrimary(String sql) throws Exception {
        return desk.api().ask(primaries().getFirst(), APP, sql);
    }

    private List<Machine> primaries() throws Exception {
        LocalApi api = desk.api();
        List<Machine> found = new ArrayList<>();
        for (Machine node : api.machines(APP)) {
            if (api.ask(node, APP, "SELECT pg_is_in_recovery()").contains("f")) {
                found.add(node);
            }
        }
        return found;
    }

    private void edit(String before, String after) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
    }
}
