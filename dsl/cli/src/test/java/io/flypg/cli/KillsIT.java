package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.LocalApi.Machine;
import io.flypg.local.LocalState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Processes that end in the middle of their work, as after {@code kill -9} or a power cut. Most of the time they wait. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("slow")
class KillsIT {
    private static final String APP = "lab-db";
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(180);

    private static final String TEXT = """
            project 'lab'
            organization 'personal'
            app('lab-api')
            cluster('lab-db') {
                region 'ams'
                postgres '17'
                replicas 2
                machine { cpus 1; memory 1.GB }
                volume { size 2.GB }
                config { max_connections 100; work_mem 4.MB }
                database('lab')
                attach('lab-api') { database 'lab'; variable 'DATABASE_URL' }
            }
            """;

    private Desk desk;
    private String folder;

    @BeforeEach
    void open() throws IOException {
        desk = Desk.open();
        folder = Desk.folderOf(desk.definition("lab", TEXT));
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    @Test
    void an_apply_killed_at_any_moment_is_finished_by_the_next_one() throws Exception {
        killApplies(1, 4, 9);
        converge(3);
        try (Connection app = LocalApi.login(url())) {
            LocalApi.rows(app, "CREATE TABLE kept AS SELECT generate_series(1, 500) AS id");
        }
        write(TEXT.replace("max_connections 100", "max_connections 150").replace("work_mem 4", "work_mem 8"));
        killApplies(1, 2, 4);
        converge(3);
        for (Machine node : desk.api().machines(APP)) {
            assertThat(desk.api().ask(node, APP, "SHOW max_connections")).containsExactly("150");
            assertThat(desk.api().ask(node, APP, "SHOW work_mem")).containsExactly("8MB");
        }
        try (Connection app = LocalApi.login(url())) {
            assertThat(LocalApi.rows(app, "SELECT count(*) FROM kept")).containsExactly("500");
        }
    }

    @Test
    void a_platform_killed_in_the_middle_of_a_create_leaves_no_process_and_the_create_is_finished_later()
            throws Exception {
        Ran.Running apply = desk.start("apply", "--local", "--yes", folder);
        await(() -> done(apply) >= 4 || !apply.process().isAlive());
        ProcessHandle.of(LocalState.read(desk.platform()).orElseThrow().pid())
                .orElseThrow()
                .destroyForcibly();

        Ran failed = apply.await();

        assertThat(failed.code()).as(failed.toString()).isEqualTo(1);
        await(() -> desk.processes().isEmpty());
        desk.expect(0, "local", "start");
        converge(3);
    }

    @Test
    void two_applies_of_one_new_definition_make_it_once() throws Exception {
        desk.expect(0, "local", "start");
        Ran.Running one = desk.start("apply", "--local", "--yes", folder);
        Ran.Running two = desk.start("apply", "--local", "--yes", folder);

        assertThat(List.of(one.await().code(), two.await().code())).contains(0).isSubsetOf(0, 3);
        converge(3);
    }

    @Test
    void of_two_applies_of_one_change_one_waits_or_is_refused() throws Exception {
        desk.expect(0, "apply", "--local", "--yes", folder);
        write(TEXT.replace("max_connections 100", "max_connections 150"));
        Ran.Running one = desk.start("apply", "--local", "--yes", folder);
        Ran.Running two = desk.start("apply", "--local", "--yes", folder);

        assertThat(List.of(one.await().code(), two.await().code())).contains(0).isSubsetOf(0, 3);
        converge(3);
        for (Machine node : desk.api().machines(APP)) {
            assertThat(desk.api().ask(node, APP, "SHOW max_connections")).containsExactly("150");
        }
    }

    /** One after another. Leases of the dead are cleared by hand between them; those of the last run out by themselves. */
    private void killApplies(int... steps) throws Exception {
        for (int i = 0; i < steps.length; i++) {
            if (i > 0) {
                desk.api().clearLeases(APP);
            }
            killApplyAfter(steps[i]);
        }
    }

    /** With no mercy, once so many steps are done; an apply that is through before that is as good. */
    private void killApplyAfter(int steps) throws Exception {
        Ran.Running apply = desk.start("apply", "--local", "--yes", folder);
        await(() -> done(apply) >= steps || !apply.process().isAlive());
        apply.process().destroyForcibly();
        apply.await();
    }

    private static long done(Ran.Running apply) {
        try {
            return Files.readString(apply.out())
                    .lines()
                    .filter(line -> line.startsWith("done "))
                    .count();
        } catch (IOException _) {
            return 0;
        }
    }

    /** Applies, and finds exactly what is declared and nothing left to do. */
    private void converge(int nodes) throws Exception {
        desk.expect(0, "apply", "--local", "--yes", folder);
        desk.expect(0, "plan", "--local", "--detailed-exitcode", folder);
        assertThat(desk.api().machines(APP)).hasSize(nodes);
        assertThat(desk.api().volumes(APP)).hasSize(nodes);
        try (Connection app = LocalApi.login(url())) {
            assertThat(LocalApi.rows(app, "SELECT current_database()")).containsExactly("lab");
        }
    }

    private String url() throws Exception {
        return desk.api().secret("lab-api", "DATABASE_URL");
    }

    private void write(String text) throws IOException {
        Files.writeString(Path.of(folder, "it.flypg.groovy"), text);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("what was awaited has not come").isLessThan(end);
            Thread.sleep(20);
        }
    }
}
