package io.flypg.resources.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest(name = "booted {0} s ago")
    @CsvSource({"0, 60", "20, 40", "60, 0", "3600, 0", "-1, 60", "-7200, 60"})
    void a_boot_has_the_time_it_needs_and_never_more_whatever_the_clocks_say(long ago, long left) {
        assertThat(Pace.STANDARD.bootLeft(NOW.minusSeconds(ago), NOW)).isEqualTo(Duration.ofSeconds(left));
    }
}
