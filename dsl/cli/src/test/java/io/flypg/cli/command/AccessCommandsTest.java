package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.wiring.Import;
import io.flypg.cli.wiring.ImportOrder;
import io.flypg.engine.address.Address;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Dependencies;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.Fingerprint;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code url}, {@code connect} and {@code import}, as far as they need no platform. */
class AccessCommandsTest {
    private final Calls calls = new Calls();

    @TempDir
    private Path folder;

    @Test
    void a_url_has_no_password_unless_it_is_asked_for() {
        assertThat(calls.run("url", "orders-db").out())
                .isEqualTo("postgres://postgres:***@orders-db.flycast:5432/postgres?sslmode=disable\n");
        assertThat(calls.run("url", "orders-db", "--reveal", "--read", "-d", "orders")
                        .out())
                .isEqualTo("postgres://postgres:secret@orders-db.flycast:5433/orders?sslmode=disable\n");
    }

    @Test
    void a_program_gets_the_parts_of_a_url() {
        assertThat(calls.run("url", "--json", "orders-db").out())
                .isEqualTo("{\"format\":1,\"cluster\":\"orders-db\",\"host\":\"orders-db.flycast\",\"port\":5432,"
                        + "\"database\":\"postgres\",\"user\":\"postgres\","
                        + "\"url\":\"postgres://postgres:***@orders-db.flycast:5432/postgres?sslmode=disable\","
                        + "\"reachable\":true}\n");
    }

    @Test
    void a_url_that_leads_nowhere_from_here_is_printed_and_told_as_such() {
        calls.toy.near = false;

        Calls.Result result = calls.run("url", "orders-db");

        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("postgres://postgres:***@orders-db.flycast");
        assertThat(result.err())
                .contains("warning: Not reachable from here", "orders-db.flycast", "fly proxy 15432:5432 -a orders-db");
        assertThat(calls.run("url", "--json", "orders-db").out()).contains("\"reachable\":false");
    }

    @Test
    void where_nothing_can_be_dialled_statements_go_through_the_guest_with_or_without_a_psql_here() {
        calls.toy.near = false;
        calls.reading("select 1;", "\\c other", "select 2");

        Calls.Result result = calls.run("connect", "orders-db", "--database", "first");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("first heard: select 1;", "connected to database \"other\"", "other heard: select 2");
        assertThat(result.err()).contains("orders-db.flycast does not answer", "psql cannot be used");
    }

    @Test
    void psqls_arguments_are_refused_where_nothing_can_be_dialled() throws IOException {
        calls.toy.near = false;
        Files.createFile(folder.resolve("psql")).toFile().setExecutable(true);
        calls.environment.put("PATH", folder.toString());

        Calls.Result result = calls.run("connect", "orders-db", "--", "--csv");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .contains("error: Not reachable from here", "without arguments after --", "fly wireguard create");
    }

    @Test
    void a_path_will_do_when_it_declares_one_cluster() throws IOException {
        Path file = folder.resolve("a.flypg.groovy");
        Files.writeString(file, "project 'shop'\norganization 'personal'\ncluster('one-db') { region 'ams' }\n");
        assertThat(calls.run("url", folder.toString()).out()).contains("@one-db.flycast");

        Files.writeString(folder.resolve("b.flypg.groovy"), "cluster('two-db') { region 'ams' }\n");
        Calls.Result result = calls.run("url", folder.toString());

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("More than one cluster", "one-db, two-db");
    }

    @Test
    void without_psql_its_arguments_are_a_usage_problem() {
        Calls.Result result = calls.run("connect", "orders-db", "--", "--csv");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("error: No psql");
    }

    @Test
    void an_import_prints_a_definition_and_marks_the_cluster() {
        calls.toy.found = found(List.of(new AppSpec("web")), List.of("Not managed: databases old."));

        Calls.Result result = calls.run("import", "orders-db", "--project", "shop", "--take-over");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("""
                // The cluster orders-db as it was imported.
                // Not managed: databases old.

                project 'shop'
                organization 'personal'
                app('web')
                """);
        assertThat(result.err()).contains("'orders-db' is the project 'shop' now.");
        assertThat(calls.toy.marked).containsExactly(new ImportOrder("orders-db", "shop", true));
    }

    @Test
    void what_a_definition_cannot_say_is_a_warning_that_names_it() {
        Address address = Address.cluster("orders-db");
        Change change = new Change.Update(
                address,
                List.of(FieldDiff.of("machine.memory", "1 GB", "2 GB", Effect.RESTART)),
                List.of(),
                List.of(),
                false);
        calls.toy.found = found(List.of(new AppSpec("web")), List.of(), change);

        Calls.Result result = calls.run("import", "orders-db", "--project", "shop");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("warning: Plan will not be empty", "machine.memory 1 GB → 2 GB");
    }

    @Test
    void what_nobody_could_declare_is_not_marked() {
        calls.toy.found = found(List.of(new AppSpec("No Such Name")), List.of());

        Calls.Result result = calls.run("import", "orders-db", "--project", "shop");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("Cannot be said in a definition", "No Such Name");
        assertThat(calls.toy.marked).isEmpty();
    }

    @Test
    void a_cluster_whose_definition_would_be_lost_is_not_marked() {
        calls.toy.found = found(List.of(new AppSpec("web")), List.of());

        Calls.Result result = calls.ontoFullDisk().run("import", "orders-db", "--project", "shop");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("Output was lost").doesNotContain("is the project");
        assertThat(calls.toy.marked).isEmpty();
    }

    @Test
    void whose_it_will_be_has_to_be_said() {
        assertThat(calls.run("import", "orders-db").code()).isEqualTo(2);
    }

    private static Import found(List<AppSpec> apps, List<String> remarks, Change... changes) {
        Definition definition = new Definition("shop", "personal", false, List.copyOf(apps), Map.of());
        Plan plan = new Plan(
                "shop",
                List.of(changes),
                Dependencies.NONE,
                List.of(),
                new TreeMap<>(),
                new Fingerprint(new TreeMap<>()),
                Scope.WHOLE);
        return new Import(definition, plan, remarks);
    }
}
