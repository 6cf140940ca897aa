package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan --upgrades}. */
class UpgradesTest {
    private final Calls calls = new Calls();

    @TempDir
    private Path folder;

    @BeforeEach
    void apply() throws IOException {
        Files.writeString(folder.resolve("orders.flypg.groovy"), """
            project 'shop'
            organization 'personal'
            cluster('orders-db') { region 'ams' }
            cluster('pinned-db') { region 'ams'; image 'flyio/postgres-flex:17.6@sha256:abc' }
            """);
        calls.run("apply", "--yes", folder.toString());
    }

    @Test
    void a_newer_minor_is_shown_and_not_planned() {
        Calls.Result result = calls.run("plan", "--upgrades", "--detailed-exitcode", folder.toString());

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("Nothing to do", "Newer minor", "17.11 is there", "orders-db runs 17.6", "postgres '17.11'")
                .doesNotContain("pinned-db runs");
    }

    @Test
    void programs_get_it_with_the_plan() {
        assertThat(calls.run("plan", "--upgrades", "--json", folder.toString()).out())
                .contains("\"upgrades\":[{\"cluster\":\"orders-db\",\"runs\":\"17.6\",\"newest\":\"17.11\"}]");
        assertThat(calls.run("plan", "--json", folder.toString()).out()).doesNotContain("upgrades");
    }
}
