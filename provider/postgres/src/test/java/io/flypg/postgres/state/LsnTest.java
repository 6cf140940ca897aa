package io.flypg.postgres.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LsnTest {

    @ParameterizedTest
    @ValueSource(strings = {"0/0", "16/B374D848", "FFFFFFFF/FFFFFFFF"})
    void its_text_reads_back_as_the_same(String text) {
        assertThat(Lsn.parse(text)).hasToString(text);
    }

    @Test
    void places_are_compared_without_a_sign() {
        assertThat(Lsn.parse("FFFFFFFF/0")).isGreaterThan(Lsn.parse("1/0"));
        assertThat(Lsn.parse("0/1000100").bytesAhead(Lsn.parse("0/1000000"))).isEqualTo(256);
        assertThat(Lsn.parse("0/0").bytesAhead(Lsn.parse("0/1000000"))).isZero();
    }

    @Test
    void anything_else_is_refused() {
        assertThatThrownBy(() -> Lsn.parse("nonsense")).isInstanceOf(IllegalArgumentException.class);
    }
}
