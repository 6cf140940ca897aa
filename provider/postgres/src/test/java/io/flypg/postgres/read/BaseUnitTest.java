package io.flypg.postgres.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUnitTest {

    @ParameterizedTest
    @CsvSource({
        "64MB, 8kB, 8192",
        "64MB, kB, 65536",
        "1.5GB, MB, 1536",
        "30s, ms, 30000",
        "2min, s, 120",
        "1d, min, 1440",
        "100, ms, 100",
        "on, , on",
        "16MB, , 16MB",
        "-1, kB, -1"
    })
    void a_value_is_counted_in_the_settings_unit(String text, @Nullable String unit, String expected) {
        assertThat(BaseUnit.convert(text, Optional.ofNullable(unit))).isEqualTo(expected);
    }
}
