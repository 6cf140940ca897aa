package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code flypg local} as a user runs it. */
@Tag("slow")
class LocalIT {
    private static final int ORDINARY = 65534;

    private static final String SMALL = """
            project 'small'
            organization 'personal'
            cluster('small-db') {
                region 'ams'
                postgres '17'
                replicas 0
                machine { cpus 1; memory 1.GB }
                volume { size 2.GB }
                database('small')
            }
            """;

    @Test
    void it_starts_tells_stops_and_goes_and_two_of_them_do_not_meet() throws Exception {
        try (Desk one = Desk.open();
                Desk two = Desk.open()) {
            assertThat(one.expect(1, "local", "status").out()).contains("not running");
            assertThat(one.expect(1, "local", "env").err()).contains("local start");
            one.expect(0, "local", "start");
            two.expect(0, "local", "start");
            assertThat(one.api().url()).isNotEqualTo(two.api().url());

            assertThat(one.expect(0, "local", "env").out().lines())
                    .allMatch(line -> line.matches("export FLY_[A-Z_]+=\\S+"))
                    .contains("export FLY_API_BASE_URL=" + one.api().url());
            assertThat(one.expect(0, "local", "status").out())
                    .contains(one.api().url().toString())
                    .doesNotContain(one.api().token());

            one.expect(0, "local", "fault", "answer", "503", "GET", "/v1/apps/*");
            assertThat(one.expect(0, "local", "fault", "list").out()).contains("answered 503");
            assertThat(two.expect(0, "local", "fault", "list").out()).contains("no faults");

            one.expect(0, "local", "stop");
            one.expect(1, "local", "status");
            one.expect(0, "local", "start", "--rate-limits");
            assertThat(one.expect(0, "local", "fault", "list").out()).contains("no faults");
            one.expect(0, "local", "stop");
            two.expect(0, "local", "status");
            assertThat(one.expect(0, "local", "stop").out()).contains("not running");
            one.expect(0, "local", "reset", "--yes");
            assertThat(one.platform()).doesNotExist();
            assertThat(one.expect(0, "local", "reset", "--yes").out()).contains("nothing to delete");
        }
    }

    @Test
    void an_ordinary_user_can_do_all_of_it() throws Exception {
        assumeTrue(
                Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "only root can become another user");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv makes root another user");
        try (Desk desk = Desk.openFor(ORDINARY)) {
            Path file = desk.definition("small", SMALL);

            desk.expect(0, "apply", "--local", "--yes", Desk.folderOf(file));

            desk.expect(0, "plan", "--local", "--detailed-exitcode", Desk.folderOf(file));
            assertThat(Files.getAttribute(desk.platform(), "unix:uid")).isEqualTo(ORDINARY);
            assertThat(desk.processes()).isNotEmpty();
            desk.expect(0, "local", "stop");
            assertThat(desk.processes()).isEmpty();
        }
    }
}
