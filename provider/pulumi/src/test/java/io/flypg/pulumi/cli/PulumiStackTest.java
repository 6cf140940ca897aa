package io.flypg.pulumi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the tests of the provider work with a real Pulumi, and only with it. */
final class PulumiStackTest {

    private static final String WITHOUT_RESOURCES = """
            config:
              word: { type: string }
              key: { type: string, secret: true }
            outputs:
              said: the word is ${word}
              kept: ${key}
            """;

    @TempDir
    Path folder;

    @Test
    void the_cli_says_which_version_it_is() throws Exception {
        PulumiRun version = cli().run(folder, "version").succeeded();

        assertThat(Files.readAllLines(Path.of("src/test/pulumi/cli/go.mod")))
                .contains("\tgithub.com/pulumi/pulumi/pkg/v3 " + version.out().strip() + " // indirect");
    }

    @Test
    void a_program_runs_from_preview_to_destroy() throws Exception {
        PulumiStack stack = stackOf(WITHOUT_RESOURCES);
        stack.config("word", "quay");
        stack.secret("key", "s3cr3t-in-the-stack");

        assertThat(stack.preview("--json")
                        .succeeded()
                        .json()
                        .path("changeSummary")
                        .path("create")
                        .asInt())
                .isEqualTo(1);
        assertThat(stack.state().path("resources").isMissingNode()).isTrue();

        assertThat(stack.up("--json").succeeded().events())
                .extracting(event ->
                        event.at("/summaryEvent/resourceChanges/create").asInt())
                .contains(1);
        assertThat(stack.outputs().path("said").asText()).isEqualTo("the word is quay");
        assertThat(stack.outputs().path("kept").asText()).isEqualTo("s3cr3t-in-the-stack");
        JsonNode recorded = stack.recorded("shop-test");
        assertThat(recorded.path("type").asText()).isEqualTo("pulumi:pulumi:Stack");
        assertThat(recorded.toString()).contains("quay").doesNotContain("s3cr3t-in-the-stack");

        stack.preview("--expect-no-changes").succeeded();
        stack.refresh("--expect-no-changes").succeeded();
        stack.destroy().succeeded();
        assertThat(stack.state().path("resources").size()).isZero();
    }

    @Test
    void a_command_that_fails_is_an_exit_code_with_the_reason() throws Exception {
        PulumiStack stack = stackOf(WITHOUT_RESOURCES);
        stack.config("word", "quay");

        PulumiRun preview = stack.preview();

        assertThat(preview.code()).isNotZero();
        assertThat(preview.said()).contains("key");
    }

    @Test
    void a_provider_that_is_not_there_is_not_looked_for_elsewhere() throws Exception {
        PulumiRun preview = stackOf("""
                resources:
                  ours: { type: nowhere:index:Thing }
                """).preview();

        assertThat(preview.code()).isNotZero();
        assertThat(preview.said()).contains("nowhere").doesNotContain("Downloading");
    }

    @Test
    void nothing_of_the_callers_own_pulumi_is_read_or_written() throws Exception {
        stackOf("outputs: {}").up().succeeded();

        assertThat(folder.resolve("home/state/.pulumi/stacks/shop/test.json")).isRegularFile();
        assertThat(cli().run(folder, "whoami", "--verbose").succeeded().out()).contains(folder.toString());
    }

    private PulumiCli cli() throws IOException {
        return PulumiCli.in(folder.resolve("home"));
    }

    private PulumiStack stackOf(String program) throws IOException, InterruptedException {
        YamlProject project = YamlProject.in(folder.resolve("project"), "shop").write(program);
        return PulumiStack.create(cli(), project.folder(), "test");
    }
}
