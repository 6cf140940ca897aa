package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.Size;
import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Drift;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.Origin;
import io.flypg.engine.plan.Step;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Settings in every place where one can live, on a primary and a reader: the shared store, a node's own file, a database, a role. What
 * differs from the definition is shown with its place, and put back.
 */
@TestInstance(Lifecycle.PER_CLASS)
class KnobsTest {
    private static final String CLUSTER = "orders-db";
    private static final List<Integer> NODES = List.of(1, 2);

    private final Shop shop =
            Shop.single().withReader("syd", 1).with(database(Map.of())).with(role(Map.of()));
    private Fixture fixture;

    @BeforeAll
    void start(@TempDir Path folder) {
        fixture = Fixture.in(folder);
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @BeforeEach
    void nothing_is_left_of_the_test_before() {
        fixture.reach(shop);
        fixture.stepsDone();
    }

    @Test
    void a_declared_value_that_the_image_happened_to_choose_stays_when_the_machine_grows() {
        Shop small = Shop.single().named("grows-db", "grows-api").ofProject("grows");
        fixture.reach(small);
        Shop declared = small.withKnob("shared_buffers", "32768");
        fixture.assertNothingToDo(declared);

        fixture.reach(declared.withMemory(Size.ofGigabytes(2)));

        assertThat(fixture.hand().operator("grows-db", 1).ask("SHOW shared_buffers"))
                .isEqualTo("256MB");
    }

    @Test
    void a_knob_that_is_taken_out_goes_back_to_the_images_default_on_every_node() {
        fixture.reach(shop.withKnob("work_mem", "16384").withKnob("max_worker_processes", "12"));
        assertThat(shown("work_mem")).containsOnly("16MB");
        assertThat(shown("max_worker_processes")).containsOnly("12");

        assertThat(fields(shop))
                .extracting(FieldDiff::path, FieldDiff::before, FieldDiff::after, FieldDiff::origin, FieldDiff::place)
                .containsExactly(
                        tuple("config.max_worker_processes", "12", "8", Origin.DEFAULT, "the shared store"),
                        tuple("config.work_mem", "16 MB", "4 MB", Origin.DEFAULT, "the shared store"));
        fixture.reach(shop);
        assertThat(shown("work_mem")).containsOnly("4MB");
        assertThat(shown("max_worker_processes")).containsOnly("8");
    }

    @Test
    void what_somebody_stored_is_told_with_the_store_and_put_back() {
        fixture.hand().store(CLUSTER, "work_mem", "4096");
        fixture.assertNothingToDo(shop);
        Shop declared = shop.withKnob("work_mem", "16384");
        fixture.reach(declared);
        fixture.hand().store(CLUSTER, "work_mem", "77MB");

        assertThat(fields(declared))
                .extracting(FieldDiff::path, FieldDiff::before, FieldDiff::after, FieldDiff::place)
                .containsExactly(tuple("config.work_mem", "77 MB", "16 MB", "the shared store"));
        fixture.reach(declared);
        assertThat(shown("work_mem")).containsOnly("16MB");
    }

    @Test
    void what_somebody_set_on_a_node_is_told_with_its_file_and_taken_back() throws SQLException {
        run(2, "ALTER SYSTEM SET work_mem = '1MB'");
        run(2, "ALTER SYSTEM SET max_connections = 400");
        run(2, "SELECT pg_reload_conf()");

        String file = "ALTER SYSTEM in postgresql.auto.conf of orders-db#2";
        assertThat(fields(shop))
                .extracting(FieldDiff::path, FieldDiff::before, FieldDiff::after, FieldDiff::drift, FieldDiff::place)
                .containsExactly(
                        tuple("config.max_connections", "400", "300", file, file),
                        tuple("config.work_mem", "1 MB", "4 MB", file, file));
        fixture.reach(shop);
        assertThat(shown("work_mem")).containsOnly("4MB");
        assertThat(shown("max_connections")).containsOnly("300");
        assertThat(fixture.stepsDone()).noneMatch(step -> step.startsWith("restart"));
    }

    @Test
    void a_value_that_waits_for_a_restart_is_told_as_such_and_only_restarts_are_left_to_do() {
        fixture.hand().store(CLUSTER, "max_connections", "200");
        Shop declared = shop.withKnob("max_connections", "200");

        Change change = change(declared);

        assertThat(change.fields())
                .extracting(FieldDiff::path, FieldDiff::before, FieldDiff::after, FieldDiff::drift, FieldDiff::place)
                .containsExactly(tuple(
                        "config.max_connections", "300", "200", null, "restart pending on orders-db#1, orders-db#2"));
        assertThat(change.steps())
                .extracting(Step::kind)
                .contains("restart")
                .doesNotContain("update-knobs", "apply-knobs");
        fixture.reach(declared);
        assertThat(shown("max_connections")).containsOnly("200");
    }

    @Test
    void what_waits_for_a_restart_and_nobody_declares_is_not_forgotten() throws SQLException {
        run(2, "ALTER SYSTEM SET max_worker_processes = 16");
        fixture.hand().restart(CLUSTER, 2);
        run(2, "ALTER SYSTEM RESET max_worker_processes");
        run(2, "SELECT pg_reload_conf()");

        assertThat(fields(shop))
                .extracting(FieldDiff::path, FieldDiff::before, FieldDiff::after, FieldDiff::place)
                .containsExactly(tuple("config.max_worker_processes", "16", "8", "restart pending on orders-db#2"));
        fixture.reach(shop);
        assertThat(shown("max_worker_processes")).containsOnly("8");
    }

    @Test
    void settings_of_databases_and_roles_are_set_and_found_changed_and_taken_back() throws SQLException {
        Shop declared = shop.with(database(Map.of("work_mem", "32768", "app.tenant", "a=b\nc")))
                .with(role(Map.of("statement_timeout", "30000")));
        fixture.reach(declared);
        assertThat(ask(2, "SELECT setconfig::text FROM pg_db_role_setting WHERE setdatabase <> 0"))
                .contains("work_mem=32768", "app.tenant=a=b\nc");
        run(1, "ALTER DATABASE orders SET work_mem = '1MB'");
        run(1, "ALTER DATABASE orders SET log_statement = 'all'");
        run(1, "ALTER ROLE reporting SET statement_timeout = '5min'");
        run(1, "ALTER ROLE reporting IN DATABASE orders SET work_mem = '2MB'");

        assertThat(fixture.plan(declared).changes().stream().flatMap(change -> change.fields().stream()))
                .extracting(FieldDiff::path, FieldDiff::before, FieldDiff::after, FieldDiff::place)
                .containsExactlyInAnyOrder(
                        tuple("config.work_mem", "1 MB", "32 MB", "ALTER DATABASE orders"),
                        tuple("config.log_statement", "all", null, "ALTER DATABASE orders"),
                        tuple("config.statement_timeout", "5 min", "30 s", "ALTER ROLE reporting"),
                        tuple("config.work_mem", "2MB", null, "ALTER ROLE reporting IN DATABASE orders"));
        assertThat(Drift.of(fixture.plan(declared)).findings())
                .filteredOn(Drift.Finding.Changed.class::isInstance)
                .flatExtracting(finding -> ((Drift.Finding.Changed) finding).fields())
                .extracting(FieldDiff::path, FieldDiff::drift)
                .as("what nobody declares was set by hand")
                .containsExactlyInAnyOrder(
                        tuple("config.log_statement", "ALTER DATABASE orders"),
                        tuple("config.work_mem", "ALTER ROLE reporting IN DATABASE orders"));
        fixture.reach(declared);

        fixture.reach(shop);
        assertThat(ask(
                        2,
                        "SELECT count(*) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase"
                                + " WHERE d.datname = 'orders' AND s.setrole = 0"))
                .isEqualTo("0");
        assertThat(ask(2, "SELECT coalesce(rolconfig::text, '') FROM pg_roles WHERE rolname = 'reporting'"))
                .isEmpty();
    }

    private static DatabaseSpec database(Map<String, String> settings) {
        return new DatabaseSpec(CLUSTER, "orders", Optional.empty(), List.of(), "UTF8", config(settings));
    }

    private static RoleSpec role(Map<String, String> settings) {
        return new RoleSpec(
                CLUSTER, "reporting", true, List.of("orders"), List.of(), Optional.empty(), config(settings));
    }

    private static Config config(Map<String, String> settings) {
        TreeMap<String, KnobValue> knobs = new TreeMap<>();
        settings.forEach(
                (name, value) -> knobs.put(name, new KnobValue(Knobs.of(17).named(name), value)));
        return new Config(knobs);
    }

    private Change change(Shop declared) {
        return fixture.plan(declared).change(Address.cluster(CLUSTER));
    }

    private List<FieldDiff> fields(Shop declared) {
        return change(declared).fields();
    }

    private List<String> shown(String knob) {
        return NODES.stream().map(node -> ask(node, "SHOW " + knob)).toList();
    }

    private String ask(int node, String query) {
        return fixture.hand().operator(CLUSTER, node).ask(query);
    }

    private void run(int node, String... statements) throws SQLException {
        fixture.hand().operator(CLUSTER, node).run(statements);
    }
}
