package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.pulumi.cli.PulumiCli;
import io.flypg.pulumi.cli.PulumiProcess;
import io.flypg.pulumi.cli.PulumiRun;
import io.flypg.pulumi.cli.PulumiStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ways in which Pulumi finds the provider of this build, and that the two end together. */
@Tag("slow")
class PulumiPluginIT {
    private static final String CLUSTER = """
            resources:
              orders-db:
                type: flypg:Cluster
                properties: { region: ams, replicas: 0, volume: { size: 2GB }, protect: false }
            """;
    private static final String INSIDE = """
              orders:
                type: flypg:Database
                properties: { cluster: "${orders-db.name}" }
              reporting:
                type: flypg:Role
                properties: { cluster: "${orders-db.name}", reads: ["${orders.name}"] }
              orders-api:
                type: flypg:App
              attached:
                type: flypg:Attachment
                properties: { cluster: "${orders-db.name}", app: "${orders-api.name}", database: "${orders.name}" }
            """;

    private PulumiDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = PulumiDesk.open();
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    /** Pulumi unpacks without the times of files, and a JVM may then refuse its cache: that would be an error here. */
    @Test
    void installed_from_its_archive_it_works_from_nothing_to_nothing_and_uses_its_caches() throws Exception {
        PulumiCli cli = desk.installed().cli().with("FLYPG_JAVA_OPTS", "-XX:AOTMode=on");
        PulumiStack stack = desk.stack(cli, desk.project().write(CLUSTER + INSIDE));

        stack.up().succeeded();
        stack.up("--expect-no-changes").succeeded();

        LocalApi api = desk.desk().api();
        assertThat(api.machines("orders-db")).hasSize(1);
        LocalApi.login(api.secret("orders-api", "DATABASE_URL")).close();
        stack.destroy().succeeded();
        assertThat(api.machines("orders-db")).isEmpty();
        PulumiDesk.await(() -> desk.providers().isEmpty());
    }

    @Test
    void it_is_found_on_the_path() throws Exception {
        PulumiCli cli = desk.cli().with("PATH", PulumiDesk.BIN + ":" + System.getenv("PATH"));

        PulumiRun preview = desk.stack(cli, desk.project().write(CLUSTER)).preview();

        assertThat(preview.succeeded().said()).contains("2 to create", PulumiDesk.BIN.toString());
    }

    @Test
    void a_program_can_say_where_it_is() throws Exception {
        PulumiRun preview = desk.stack(
                        desk.cli(),
                        desk.project().withPlugin("flypg", PulumiDesk.BIN).write(CLUSTER))
                .preview();

        assertThat(preview.succeeded().said()).contains("2 to create").doesNotContain("warning");
    }

    @Test
    void when_its_engine_is_killed_it_finishes_its_step_and_goes() throws Exception {
        PulumiStack stack = desk.stack(
                desk.cli(), desk.project().withPlugin("flypg", PulumiDesk.BIN).write(CLUSTER));
        PulumiProcess up = stack.start("up", "--yes", "--skip-preview");
        PulumiDesk.await(() -> desk.requests().contains("POST /v1/apps/orders-db/machines 200") || !up.isAlive());

        up.kill();
        assertThat(desk.providers()).isNotEmpty();
        PulumiDesk.await(() -> desk.providers().isEmpty());

        String machine = desk.desk().api().machines("orders-db").getFirst().id();
        assertThat(desk.requests())
                .as("its lease was given back, which comes after the running step")
                .contains("DELETE /v1/apps/orders-db/machines/" + machine + "/lease 200");
        stack.run("cancel", "--yes").succeeded();
        stack.up().succeeded();
        assertThat(desk.desk().api().machines("orders-db")).hasSize(1);
    }
}
