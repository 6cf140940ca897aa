package io.flypg.fly.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @ParameterizedTest
    @CsvSource({
        "15s,PT15S",
        "1m0s,PT1M",
        "5m0s,PT5M",
        "500ms,PT0.5S",
        "1h2m3.5s,PT1H2M3.5S",
        "1.5h,PT1H30M",
        "10us,PT0.00001S",
        "0s,PT0S"
    })
    void a_duration_is_read_as_the_platform_writes_it(String text, Duration duration) {
        assertThat(GoDuration.read(JSON.textNode(text))).contains(duration);
    }

    @Test
    void a_number_means_nanoseconds() {
        assertThat(GoDuration.read(JSON.numberNode(15_000_000_000L))).contains(Duration.ofSeconds(15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15", "s", "15 s", "-15s", "15x", "99999999999999h"})
    void what_is_no_duration_is_empty(String text) {
        assertThat(GoDuration.read(JSON.textNode(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT15S,15s", "PT5M,300s", "PT0.5S,500ms", "PT0S,0s"})
    void a_duration_is_written_so_that_it_reads_back(Duration duration, String text) {
        assertThat(GoDuration.write(duration)).isEqualTo(text);
        assertThat(GoDuration.read(JSON.textNode(text))).contains(duration);
    }
}
