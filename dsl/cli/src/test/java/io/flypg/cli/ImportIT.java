package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code flypg import} as a user runs it: what it prints is a definition to go on with. */
@Tag("slow")
class ImportIT {
    private Desk desk;
    private String folder = "";

    @BeforeEach
    void open() throws Exception {
        desk = Desk.open();
        Path file = desk.definition("small", """
                project 'small'
                organization 'personal'
                app('web')
                cluster('small-db') {
                    region 'ams'
                    replicas 0
                    volume { size 2.GB; keepSnapshots 7.days }
                    config { work_mem 16.MB; log_line_prefix '%m [%p] it\\'s ' }
                    database('shop') { extensions 'pgcrypto'; config { statement_timeout 30.seconds } }
                    role('reporting') { login true; reads 'shop'; connectionLimit 5 }
                    attach('web') { database 'shop' }
                }
                """);
        folder = Desk.folderOf(file);
        desk.expect(0, "apply", "--local", "--yes", folder);
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    @Test
    void what_it_prints_plans_nothing_and_the_project_before_may_not_touch_it_any_more() throws Exception {
        Ran refused = desk.expect(3, "import", "--local", "small-db", "--project", "other");
        assertThat(refused.err()).contains("Owned by another project", "'small'", "--take-over");
        assertThat(refused.out()).isEmpty();
        desk.expect(0, "plan", "--local", "--detailed-exitcode", folder);

        Ran ran = desk.expect(0, "import", "--local", "small-db", "--project", "other", "--take-over");

        Path imported = desk.definition("imported", ran.out());
        desk.expect(0, "validate", Desk.folderOf(imported));
        assertThat(desk.expect(0, "plan", "--local", "--detailed-exitcode", Desk.folderOf(imported))
                        .out())
                .contains("Nothing to do: 5 resources");
        assertThat(desk.expect(3, "plan", "--local", folder).err()).contains("Owned by another project", "'other'");
        assertThat(ran.out() + ran.err()).doesNotContain(desk.api().secret("small-db", "OPERATOR_PASSWORD"));
    }

    @Test
    void what_flypg_did_not_make_is_named_in_the_definition_and_left_alone() throws Exception {
        LocalApi.Machine node = desk.api().machines("small-db").getFirst();
        desk.api().ask(node, "small-db", "CREATE DATABASE legacy");

        Ran ran = desk.expect(0, "import", "--local", "small-db", "--project", "small");

        assertThat(ran.out()).contains("// Not managed, because flypg did not make them: databases legacy.");
        Path imported = desk.definition("imported", ran.out());
        desk.expect(0, "plan", "--local", "--detailed-exitcode", Desk.folderOf(imported));
        assertThat(desk.api().ask(node, "small-db", "SELECT datname FROM pg_database"))
                .contains("legacy");
    }
}
