package io.flypg.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.pulumi.cli.PulumiProcess;
import io.flypg.pulumi.cli.PulumiRun;
import io.flypg.pulumi.cli.PulumiStack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong around a stack: somebody stops or kills it, two want the same, the platform is not there. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("slow")
final class BadDaysTest {
    private ProgramFixture fixture;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        fixture = ProgramFixture.in(folder);
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @Test
    void a_stopped_create_is_recorded_and_gone_on_with() throws Exception {
        Program program =
                Program.single().named("stopped").with("name", "stopped-db").with("replicas", "2");
        PulumiStack stack = fixture.stack(program);
        PulumiProcess up = stack.start("up", "--yes", "--skip-preview");
        fixture.awaitMachine("stopped-db");

        up.cancel();
        assertThat(up.await().code()).isNotZero();
        assertThat(stack.recorded("orders-db").path("initErrors").toString()).contains("Stopped");

        stack.up().succeeded();
        stack.preview("--expect-no-changes").succeeded();
        assertThat(stack.recorded("orders-db").at("/outputs/nodes").size()).isEqualTo(3);
    }

    @Test
    void a_create_that_takes_too_long_is_left_off_and_gone_on_with() throws Exception {
        Program program = Program.single().named("slow").with("name", "slow-db").with("replicas", "2");
        PulumiStack stack = fixture.stack(program.and("    options: { customTimeouts: { create: 1s } }\n"));

        assertThat(stack.up().said()).contains("Stopped");

        stack.up().succeeded();
        stack.preview("--expect-no-changes").succeeded();
    }

    @Test
    void a_killed_create_is_found_and_gone_on_with() throws Exception {
        Program program = Program.single().named("killed").with("name", "killed-db");
        PulumiStack stack = fixture.stack(program);
        PulumiProcess up = stack.start("up", "--yes", "--skip-preview");
        fixture.awaitMachine("killed-db");

        up.kill();
        stack.run("cancel", "--yes").succeeded();

        stack.up().succeeded();
        stack.preview("--expect-no-changes").succeeded();
        assertThat(fixture.machines("killed-db")).hasSize(1);
    }

    @Test
    void the_second_of_two_stacks_is_told_who_owns_it() throws Exception {
        Program program = Program.single().named("first").with("name", "wanted-db");
        fixture.stack(program).up().succeeded();
        PulumiStack second = fixture.stack(program.named("second"));

        assertThat(fixture.changesOf(() -> {
                    PulumiRun up = second.up();
                    assertThat(up.code()).isNotZero();
                    assertThat(up.said()).contains("Owned by another project: it belongs to the project 'first/test'");
                }))
                .isEmpty();
    }

    @Test
    void a_preview_without_a_platform_shows_what_it_can() throws Exception {
        PulumiStack stack = fixture.stack(Program.full().named("nowhere"));
        stack.config("flypg:local", "false");
        stack.config("flypg:apiBaseUrl", "http://127.0.0.1:1");
        stack.config("flypg:flapsBaseUrl", "http://127.0.0.1:1");
        stack.secret("flypg:token", "s3cr3t-token");

        assertThat(stack.preview("--diff").succeeded().said()).contains("5 to create");
        PulumiRun up = stack.up();
        assertThat(up.code()).isNotZero();
        assertThat(up.said()).contains("127.0.0.1:1").doesNotContain("s3cr3t-token", "\tat ");
        assertThat(stack.state().toString()).doesNotContain("s3cr3t-token");
    }

    @Test
    void a_wrong_token_is_told_and_not_shown() throws Exception {
        PulumiStack stack = fixture.stack(Program.single().named("wrong"));
        stack.config("flypg:local", "false");
        stack.config("flypg:apiBaseUrl", fixture.url());
        stack.config("flypg:flapsBaseUrl", fixture.url());
        stack.config("flypg:token", "in-plain-t0ken");

        PulumiRun up = stack.up();

        assertThat(up.code()).isNotZero();
        assertThat(up.said())
                .contains("Token not accepted", "--refresh --run-program")
                .doesNotContain("in-plain-t0ken", "\tat ");
        assertThat(stack.state().toString()).doesNotContain("in-plain-t0ken");
    }

    @Test
    void without_a_token_it_is_said_how_to_give_one() throws Exception {
        PulumiStack stack = fixture.stack(Program.single().named("without"));
        stack.config("flypg:local", "false");

        assertThat(stack.up().said()).contains("No token", "pulumi config set --secret flypg:token");
    }

    @Test
    void a_setting_of_the_provider_that_is_none_is_told() throws Exception {
        PulumiStack stack = fixture.stack(Program.single().named("misspelt"));
        stack.config("flypg:organisation", "acme");

        assertThat(stack.preview().said()).contains("did you mean 'organization'?");
    }

    @Test
    void what_is_in_a_protected_cluster_is_not_deleted_with_its_line() throws Exception {
        Program program = Program.single().named("kept").with("name", "kept-db");
        PulumiStack stack = fixture.stack(program.and("""
                  orders:
                    type: flypg:Database
                    properties: { cluster: "${orders-db.name}" }
                """));
        stack.up().succeeded();
        fixture.write(program);

        assertThat(fixture.changesOf(() -> assertThat(stack.up().said()).contains("Protected")))
                .isEmpty();
    }

    @Test
    void what_gets_another_name_in_the_program_stays() throws Exception {
        Program program = new Program("renamed", Map.of(), "");
        PulumiStack stack = fixture.stack(program, app("first", "kept-app"));
        stack.up().succeeded();
        fixture.write("renamed", app("second", "kept-app"));

        assertThat(stack.up().succeeded().said()).contains("It stays");

        assertThat(fixture.ask("GET", "/v1/apps/kept-app", "").statusCode()).isEqualTo(200);
        stack.refresh("--expect-no-changes").succeeded();
    }

    @Test
    void what_is_to_be_replaced_by_itself_stays() throws Exception {
        Program program = Program.single().named("anew").with("name", "anew-db").with("protect", "false");
        PulumiStack stack = fixture.stack(program);
        stack.up().succeeded();
        String urn = stack.recorded("orders-db").path("urn").asText();
        List<String> versions = versions("anew-db");

        assertThat(stack.up("--replace", urn).succeeded().said()).contains("It stays");
        fixture.write(program.and("    options: { deleteBeforeReplace: true }\n"));
        assertThat(stack.up("--replace", urn).succeeded().said()).contains("It stays");

        assertThat(versions("anew-db")).isEqualTo(versions).hasSize(1);
        stack.refresh("--expect-no-changes").succeeded();
        stack.preview("--expect-no-changes").succeeded();
    }

    @Test
    void an_app_that_keeps_data_is_kept() throws Exception {
        fixture.ask("POST", "/v1/apps", "{\"app_name\":\"their-app\",\"org_slug\":\"personal\"}");
        fixture.ask("POST", "/v1/apps/their-app/volumes", "{\"name\":\"data\",\"region\":\"ams\",\"size_gb\":1}");
        PulumiStack stack = fixture.stack(new Program("keeping", Map.of(), ""), app("their-app", "their-app"));
        stack.up().succeeded();
        fixture.write("keeping", "resources: {}\n");

        assertThat(stack.up().succeeded().said()).contains("App is kept", "1 volume");

        assertThat(fixture.ask("GET", "/v1/apps/their-app", "").statusCode()).isEqualTo(200);
    }

    @Test
    void a_create_does_not_change_a_cluster_that_runs() throws Exception {
        Program program = Program.single().named("running").with("name", "running-db");
        fixture.stack(program).up().succeeded();
        PulumiStack other = fixture.stack(program.named("other").with("config", "{ max_connections: 60 }"));
        other.config("flypg:project", "running/test");

        assertThat(fixture.changesOf(() -> {
                    PulumiRun up = other.up();
                    assertThat(up.code()).isNotZero();
                    assertThat(up.said())
                            .contains(
                                    "Costs more than was agreed to",
                                    "pulumi import flypg:index:Cluster NAME running-db");
                }))
                .isEmpty();
    }

    @Test
    void nothing_is_put_into_another_projects_cluster() throws Exception {
        fixture.stack(Program.single().named("host").with("name", "host-db"))
                .up()
                .succeeded();
        PulumiStack guest = fixture.stack(new Program("guest", Map.of(), ""), """
                resources:
                  orders:
                    type: flypg:Database
                    properties: { cluster: host-db }
                """);

        assertThat(fixture.changesOf(() -> assertThat(guest.up().said())
                        .contains("its cluster host-db belongs to the project 'host/test'")))
                .isEmpty();
    }

    /** Each machine of an app, with what an update would change. */
    private List<String> versions(String app) throws Exception {
        return fixture.machines(app).stream()
                .map(machine -> machine.path("id").asText()
                        + "/"
                        + machine.path("instance_id").asText())
                .toList();
    }

    private static String app(String resource, String name) {
        return "resources:\n  " + resource + ":\n    type: flypg:App\n    properties: { name: " + name + " }\n";
    }
}
