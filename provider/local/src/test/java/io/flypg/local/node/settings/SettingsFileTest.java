package io.flypg.local.node.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
    @Test
    void a_line_is_a_name_and_a_value_as_it_is() {
        assertThat(SettingsFile.print(Map.of("work_mem", "8MB", "log_line_prefix", "'%m '")))
                .isEqualTo("log_line_prefix = '%m '\nwork_mem = 8MB\n");
    }

    @Test
    void reading_gives_what_was_written_but_cuts_at_a_second_equals_sign() {
        assertThat(SettingsFile.parse("work_mem = 8MB\n\nlog_line_prefix = 'a=b '\n"))
                .isEqualTo(Map.of("work_mem", "8MB", "log_line_prefix", "'a"));
    }

    @ParameterizedTest(name = "{0} MB of memory")
    @CsvSource({"256,25MB", "512,51MB", "1024,256MB", "4096,1024MB"})
    void shared_buffers_are_a_quarter_of_the_memory_or_a_tenth_of_a_small_one(int memory, String expected) {
        assertThat(InternalSettings.of(memory, 1L << 30)).containsEntry("shared_buffers", expected);
    }

    @ParameterizedTest(name = "volume of {0} MB")
    @CsvSource({"868,86MB,32MB", "1024,102MB,32MB", "10240,1024MB,256MB"})
    void wal_sizes_follow_the_volume(long megabytes, String most, String least) {
        assertThat(InternalSettings.of(1024, megabytes << 20))
                .containsEntry("max_wal_size", most)
                .containsEntry("min_wal_size", least);
    }
}
