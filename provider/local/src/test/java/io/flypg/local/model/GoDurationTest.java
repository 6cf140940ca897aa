package io.flypg.local.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
    @ParameterizedTest
    @CsvSource({"15s, 15000", "1m0s, 60000", "500ms, 500", "1.5h, 5400000", "0s, 0", "2m3s4ms, 123004"})
    void durations_are_read_as_go_writes_them(String text, long millis) {
        assertThat(GoDuration.parse(text))
                .hasValueSatisfying(time -> assertThat(time.toMillis()).isEqualTo(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15", "s", "1s x", "-1s", "one"})
    void other_texts_are_no_durations(String text) {
        assertThat(GoDuration.parse(text)).isEmpty();
    }
}
