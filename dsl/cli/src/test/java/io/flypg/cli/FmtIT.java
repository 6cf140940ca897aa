package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** {@code flypg fmt} on files of somebody else. */
class FmtIT {
    private static final int ORDINARY = 65534;

    @Test
    void what_may_be_written_is_written_whoever_owns_it_and_what_may_not_is_named() throws Exception {
        assumeTrue(
                Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0), "only root can become another user");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv makes root another user");
        try (Desk desk = Desk.openFor(ORDINARY)) {
            Path shared = desk.definition("shared", "app( 'web' )\n");
            Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rw-rw-rw-"));
            Path foreign = desk.definition("foreign", "app( 'web' )\n");
            Files.setAttribute(foreign.getParent(), "unix:uid", ORDINARY);

            assertThat(desk.expect(0, "fmt", shared.toString()).out()).isEqualTo(shared + "\n");
            assertThat(shared).hasContent("app('web')\n");
            assertThat(desk.expect(1, "fmt", foreign.toString()).err())
                    .contains("Cannot be written", foreign.toString(), "writing it failed")
                    .doesNotContain(".new");
            assertThat(foreign).hasContent("app( 'web' )\n");
        }
    }
}
