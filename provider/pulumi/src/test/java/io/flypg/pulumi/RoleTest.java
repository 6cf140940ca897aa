package io.flypg.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.pulumi.cli.PulumiStack;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A role is a resource of its own: the databases it may read are other resources. */
@Tag("slow")
final class RoleTest {
    @TempDir
    Path folder;

    @Test
    void what_a_role_may_read_is_given_and_taken() throws Exception {
        try (ProgramFixture fixture = ProgramFixture.in(folder)) {
            PulumiStack stack = fixture.stack(reading("[\"${orders.name}\"]"));
            stack.up().succeeded();
            stack.refresh("--expect-no-changes").succeeded();

            fixture.write(reading("[]"));
            assertThat(stack.preview("--diff").succeeded().said()).contains("1 to update");
            assertThat(fixture.changesOf(() -> stack.preview().succeeded())).isEmpty();
            stack.up().succeeded();
            assertThat(stack.recorded("reporting").at("/outputs/reads").isMissingNode())
                    .isTrue();
            stack.refresh("--expect-no-changes").succeeded();

            fixture.write(reading("[\"${orders.name}\"]"));
            stack.up().succeeded();
            stack.preview("--expect-no-changes").succeeded();
        }
    }

    private static Program reading(String databases) {
        return Program.single().and("""
                  orders:
                    type: flypg:Database
                    properties: { cluster: "${orders-db.name}" }
                  reporting:
                    type: flypg:Role
                    properties: { cluster: "${orders-db.name}", reads: %s }
                """.formatted(databases));
    }
}
