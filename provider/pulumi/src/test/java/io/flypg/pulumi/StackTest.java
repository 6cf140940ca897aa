package io.flypg.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.pulumi.cli.PulumiRun;
import io.flypg.pulumi.cli.PulumiStack;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a stack, as its user sees it: real CLI, real PostgreSQL. */
final class StackTest {
    @TempDir
    Path folder;

    @Test
    void a_stack_lives_from_preview_to_destroy() throws Exception {
        try (ProgramFixture fixture = ProgramFixture.in(folder)) {
            Program program = Program.full().with("config", "{ work_mem: 4MB, max_connections: 50 }");
            PulumiStack stack = fixture.stack(program);

            previews(fixture, stack);
            stack.up().succeeded();
            assertThat(stack.outputs().path("uri").asText()).startsWith("postgres://orders_api_a:");
            assertThat(stack.state().toString()).doesNotContain("orders_api_a:");
            assertThat(fixture.changesOf(() -> stack.up("--expect-no-changes").succeeded()))
                    .isEmpty();

            updates(fixture, stack, program);
            assertThat(stack.refresh("--expect-no-changes").succeeded().code()).isZero();

            previewsAMove(fixture, stack, program);
            removes(fixture, stack, program);
        }
    }

    private static void previews(ProgramFixture fixture, PulumiStack stack) throws Exception {
        assertThat(fixture.changesOf(() -> {
                    PulumiRun preview = stack.preview("--diff").succeeded();
                    assertThat(preview.said())
                            .contains("5 to create", "create the owner role orders_owner", "uri: [unknown]");
                }))
                .isEmpty();
    }

    private static void updates(ProgramFixture fixture, PulumiStack stack, Program program) throws Exception {
        fixture.write(program.with("config", "{ work_mem: 5MB, max_connections: 50 }")
                .with("volume", "{ size: 3GB }")
                .with("readReplicas", "[{ region: syd }]"));
        PulumiRun preview = stack.preview("--diff").succeeded();
        assertThat(preview.said())
                .contains("work_mem: \"4MB\" => \"5MB\"", "size: \"2GB\" => \"3GB\"", "region: \"syd\"", "1 to update")
                .doesNotContain("replace");
        stack.up().succeeded();
        assertThat(stack.recorded("orders-db").at("/outputs/nodes").size()).isEqualTo(4);
        stack.preview("--expect-no-changes").succeeded();
    }

    private static void previewsAMove(ProgramFixture fixture, PulumiStack stack, Program program) throws Exception {
        fixture.write(program.with("volume", "{ size: 3GB }").with("region", "fra"));
        assertThat(fixture.changesOf(() -> {
                    PulumiRun preview = stack.preview("--diff").succeeded();
                    assertThat(preview.said())
                            .contains("\"ams\" => \"fra\"", "1 to update", "create a machine in fra")
                            .doesNotContain("replace");
                }))
                .isEmpty();
    }

    private static void removes(ProgramFixture fixture, PulumiStack stack, Program program) throws Exception {
        assertThat(fixture.changesOf(() -> {
                    PulumiRun refused = stack.destroy();
                    assertThat(refused.code()).isNotZero();
                    assertThat(refused.said()).contains("Protected");
                }))
                .isEmpty();
        fixture.write(program.with("protect", "false")
                .with("config", "{ work_mem: 5MB, max_connections: 50 }")
                .with("volume", "{ size: 3GB }"));
        stack.up().succeeded();
        stack.destroy().succeeded();
        assertThat(fixture.ask("GET", "/v1/apps/orders-db/machines", "").body()).isEqualTo("[]");
        comesBack(fixture, stack);
    }

    /** The cluster keeps its last volume, and what was in it was not dropped before. */
    private static void comesBack(ProgramFixture fixture, PulumiStack stack) throws Exception {
        String kept = fixture.ask("GET", "/v1/apps/orders-db/volumes", "").body();
        assertThat(kept).containsOnlyOnce("\"id\":\"vol_");

        String volume = kept.replaceAll("(?s).*(vol_\\w+).*", "$1");

        stack.up().succeeded();

        assertThat(fixture.ask("GET", "/v1/apps/orders-db/volumes", "").body()).contains(volume);
        stack.preview("--expect-no-changes").succeeded();
    }
}
