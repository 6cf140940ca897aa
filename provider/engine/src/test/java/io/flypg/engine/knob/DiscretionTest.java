package io.flypg.engine.knob;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DiscretionTest {
    @ParameterizedTest
    @ValueSource(strings = {"myapp.secret", "pgaudit.key", "primary_conninfo", "Restore_Command", "no_such_setting"})
    void what_may_hold_a_secret_is_not_shown(String name) {
        assertThat(Discretion.shown(name, "hunter3")).isEqualTo("(set)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"work_mem", "Work_Mem", "auto_explain.log_format", "old_snapshot_threshold", "io_method"})
    void what_the_catalogue_of_any_major_knows_is_shown(String name) {
        assertThat(Discretion.shown(name, "8")).isEqualTo("8");
    }
}
