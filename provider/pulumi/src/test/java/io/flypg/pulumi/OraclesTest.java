package io.flypg.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider held against Pulumi's own code, which is Go: {@code src/test/pulumi/oracles}. */
@Tag("slow")
final class OraclesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TestCheckGivesEveryValueBack", "TestDiffTakesEveryValue"})
    void whatever_value_pulumi_can_send_is_taken(String test) throws Exception {
        try (ProgramFixture fixture = ProgramFixture.in(folder)) {
            assertThat(fixture.changesOf(() -> passes(fixture, test))).isEmpty();
        }
    }

    @Test
    void a_program_lives_under_the_test_library_of_pulumi() throws Exception {
        try (ProgramFixture fixture = ProgramFixture.in(folder)) {
            passes(fixture, "TestProgramLivesFromUpToDestroy");
            assertThat(fixture.ask("GET", "/v1/apps?org_slug=personal", "").body())
                    .as("the cluster serves nobody, and keeps its last volume")
                    .contains("\"machine_count\":0,\"volume_count\":1")
                    .doesNotContain("\"machine_count\":1");
        }
    }

    /** A filter that no test has passes too, so the test has to be named. */
    private static void passes(ProgramFixture fixture, String test) throws Exception {
        assertThat(fixture.oracle(test, 1).succeeded().said()).contains("--- PASS: " + test);
    }
}
