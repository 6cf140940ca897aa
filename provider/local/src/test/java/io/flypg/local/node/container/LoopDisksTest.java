package io.flypg.local.node.container;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.local.node.process.BootFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopDisksTest {
    @TempDir
    Path folder;

    @Test
    void where_none_can_be_mounted_a_volume_with_a_disk_is_refused_and_not_taken_for_an_empty_one() throws Exception {
        Path volumes = Files.createDirectories(folder.resolve("volumes/vol_1")).resolveSibling("");
        assertThatCode(() -> LoopDisks.requireNone(volumes)).doesNotThrowAnyException();

        Files.createFile(Files.createDirectory(folder.resolve("disks")).resolve("vol_1.disk"));

        assertThatThrownBy(() -> LoopDisks.requireNone(volumes))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("disks of their own")
                .hasMessageContaining("FLYPG_LOCAL_DIR");
    }
}
