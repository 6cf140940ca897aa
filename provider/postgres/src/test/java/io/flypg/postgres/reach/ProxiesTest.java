package io.flypg.postgres.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

    @Test
    void ports_stand_with_commas_between_them() {
        assertThat(Proxies.parse("15432").ports()).containsExactly(15432);
        assertThat(Proxies.parse(" 15432, 65535,").ports()).containsExactly(15432, 65535);
        assertThat(Proxies.parse("").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "123456789012", "127.0.0.1:15432", "15432 15433", "orders-db"})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Proxies.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a port");
    }
}
