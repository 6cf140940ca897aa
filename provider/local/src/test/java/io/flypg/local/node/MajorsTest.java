package io.flypg.local.node;

import static io.flypg.local.node.ThreeNodes.awaitStreaming;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.local.node.LocalCluster.TestNode;
import io.flypg.local.node.binaries.Binaries;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MajorsTest {
    /** The build has put the builds of these majors there, laid out as a Maven repository. */
    private static final Path REPOSITORY = Path.of("target/postgres");

    @ParameterizedTest(name = "PostgreSQL {0}")
    @ValueSource(strings = {"15", "16", "18"})
    void a_primary_and_a_standby_work_on_every_major(String major) throws IOException {
        Binaries binaries = Binaries.standard().from(REPOSITORY.toUri());
        try (LocalCluster cluster = new LocalCluster(binaries).version(major)) {
            TestNode primary = cluster.started(1, "primary");
            TestNode standby = cluster.started(2, "replica");
            awaitStreaming(primary, standby);
            assertThat(primary.sql().ask("SHOW server_version")).startsWith(major + ".");
            assertThat(standby.sql().ask("SHOW shared_preload_libraries")).isEqualTo("repmgr");
        }
    }
}
