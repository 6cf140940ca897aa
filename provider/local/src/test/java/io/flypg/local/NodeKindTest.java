package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeKindTest {
    @TempDir
    Path folder;

    @Test
    void nodes_are_processes_until_somebody_wants_containers_and_that_is_kept() {
        assertThat(decide(Optional.empty())).isEqualTo(NodeKind.PROCESS);
        assertThat(decide(Optional.of(NodeKind.DOCKER))).isEqualTo(NodeKind.DOCKER);
        assertThat(decide(Optional.empty())).isEqualTo(NodeKind.DOCKER);
        assertThat(decide(Optional.of(NodeKind.PROCESS))).isEqualTo(NodeKind.PROCESS);
    }

    @Test
    void with_a_volume_the_kind_cannot_change() throws Exception {
        Files.createDirectories(folder.resolve("volumes/vol_1"));

        assertThat(decide(Optional.of(NodeKind.PROCESS))).isEqualTo(NodeKind.PROCESS);
        assertThatThrownBy(() -> decide(Optional.of(NodeKind.DOCKER)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("are for nodes of the kind process, and docker is asked for")
                .hasMessageContaining("flypg local reset");
    }

    private NodeKind decide(Optional<NodeKind> wanted) {
        return NodeKind.decide(folder, wanted);
    }
}
