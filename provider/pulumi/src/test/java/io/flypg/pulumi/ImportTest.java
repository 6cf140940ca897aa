package io.flypg.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.pulumi.cli.PulumiRun;
import io.flypg.pulumi.cli.PulumiStack;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is there already becomes a stack's. */
@Tag("slow")
final class ImportTest {
    @TempDir
    Path folder;

    @Test
    void the_code_of_an_import_previews_empty() throws Exception {
        try (ProgramFixture fixture = ProgramFixture.in(folder)) {
            Program program = Program.full().with("replicas", "0").with("config", "{ max_connections: 50 }");
            fixture.stack(program).up().succeeded();
            PulumiStack other = fixture.stack(new Program("other", program.cluster(), ""), "resources: {}\n");

            PulumiRun refused = other.importing("flypg:index:Cluster", "orders-db", "orders-db");
            assertThat(refused.code()).isNotZero();
            assertThat(refused.said()).contains("Owned by another project: it belongs to the project 'shop/test'");

            PulumiStack same = fixture.stack(new Program("again", program.cluster(), ""), "resources: {}\n");
            same.config("flypg:project", "shop/test");
            String code = imported(same, "Cluster", "orders-db", "orders-db")
                    + imported(same, "Database", "orders", "orders-db/orders")
                    + imported(same, "App", "orders-api", "orders-api")
                    + imported(same, "Attachment", "attached", "orders-db/orders-api/DATABASE_URL");
            assertThat(code).contains("max_connections: 50").doesNotContain("encrypted", "protect:");

            fixture.write("again", "resources:\n" + code);
            same.preview("--expect-no-changes").succeeded();
            assertThat(same.recorded("attached").path("outputs").has("connectionUri"))
                    .as("nobody knows the password of an attachment that was imported")
                    .isFalse();
        }
    }

    @Test
    void what_is_not_there_cannot_be_imported() throws Exception {
        try (ProgramFixture fixture = ProgramFixture.in(folder)) {
            PulumiStack stack = fixture.stack(Program.single(), "resources: {}\n");

            assertThat(stack.importing("flypg:index:Cluster", "orders-db", "orders-db")
                            .said())
                    .contains("does not exist");
            assertThat(stack.importing("flypg:index:Database", "orders", "orders")
                            .said())
                    .contains("Bad id: 'orders' cannot be the id of a Database: that is cluster/name.");
        }
    }

    private String imported(PulumiStack stack, String type, String name, String id) throws Exception {
        Path code = folder.resolve(type + ".yaml");
        stack.importing("flypg:index:" + type, name, id, "--protect=false", "--out", code.toString())
                .succeeded();
        return Files.readString(code).replaceFirst("(?s).*?resources:\n", "");
    }
}
