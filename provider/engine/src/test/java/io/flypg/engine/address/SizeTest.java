package io.flypg.engine.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SizeTest {
    @Test
    void a_size_is_shown_in_the_largest_unit_that_needs_no_fraction() {
        assertThat(new Size(0)).hasToString("0 B");
        assertThat(new Size(1023)).hasToString("1023 B");
        assertThat(Size.ofKilobytes(8)).hasToString("8 kB");
        assertThat(Size.ofMegabytes(1024)).hasToString("1 GB");
        assertThat(Size.ofMegabytes(1536)).hasToString("1536 MB");
        assertThat(Size.ofGigabytes(2048)).hasToString("2 TB");
    }

    @Test
    void equal_amounts_are_equal_in_whatever_unit_they_were_written() {
        assertThat(Size.ofGigabytes(1))
                .isEqualTo(Size.ofMegabytes(1024))
                .isEqualByComparingTo(Size.ofKilobytes(1 << 20));
        assertThat(Size.ofTerabytes(1).gigabytes()).isEqualTo(1024);
        assertThat(Size.ofMegabytes(1536).gigabytes()).isEqualTo(1);
    }

    @Test
    void what_is_no_size_is_refused() {
        assertThatThrownBy(() -> new Size(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Size.ofTerabytes(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }
}
