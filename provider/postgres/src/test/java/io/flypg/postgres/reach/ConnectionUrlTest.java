package io.flypg.postgres.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUrlTest {

    private static final ConnectionUrl URL =
            new ConnectionUrl("orders-db.flycast", 5432, "or/ders?", new Credentials("o:a@b", "p%s:s/?#@+ é"));

    @Test
    void what_is_revealed_reads_back_as_the_same() {
        assertThat(ConnectionUrl.parse(URL.reveal())).isEqualTo(URL);
        assertThat(URL.reveal()).startsWith("postgres://").endsWith("?sslmode=disable");
    }

    @Test
    void its_text_hides_the_password() {
        assertThat(URL.toString())
                .contains("orders-db.flycast:5432")
                .contains(":***@")
                .doesNotContain("p%25s");
        assertThat(URL.login()).hasToString("o:a@b:***");
    }

    @Test
    void an_ipv6_host_stands_in_brackets() {
        ConnectionUrl url = new ConnectionUrl("fdaa::3", 5433, "d", new Credentials("u", "p"));

        assertThat(url.reveal()).isEqualTo("postgres://u:p@[fdaa::3]:5433/d?sslmode=disable");
        assertThat(ConnectionUrl.parse(url.reveal())).isEqualTo(url);
        assertThat(NodeAddress.of("fdaa::3")).hasToString("[fdaa::3]:5433");
    }

    @Test
    void without_a_port_it_is_the_usual_one() {
        assertThat(ConnectionUrl.parse("postgresql://u:p@h/d").port()).isEqualTo(5432);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "postgres://h/d", "mysql://u:secret@h/d", "postgres://u:se cret@h/d", "postgres://u:p@h"})
    void anything_else_is_refused_without_repeating_it(String text) {
        assertThatThrownBy(() -> ConnectionUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("se cret")
                .hasNoCause();
    }
}
