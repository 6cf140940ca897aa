package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.view.Statuses;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphCommandTest {
    private static final String ORDERS = "../../examples/orders";

    private final Calls calls = new Calls();

    @Test
    void a_definition_is_drawn_without_looking_at_the_platform() {
        calls.toy.statuses = List.of(Statuses.sick());

        Calls.Result result = calls.run("graph", ORDERS);

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("digraph flypg {")
                .contains("orders-api")
                .doesNotContain("stock-db");
    }

    @Test
    void a_name_or_live_draws_what_is_there() {
        assertThat(calls.run("graph", "orders-db").out()).contains("lag 16 kB").doesNotContain("orders-api");
        assertThat(calls.run("graph", "--live", ORDERS).out()).contains("lag 16 kB", "orders-api");
    }

    @Test
    void svg_is_for_browsers() {
        assertThat(calls.run("graph", "--svg", ORDERS).out())
                .startsWith("<svg xmlns=")
                .endsWith("</svg>\n");
    }

    @Test
    void what_is_wrong_is_said_beside_the_picture() {
        calls.toy.statuses = List.of(Statuses.sick());

        Calls.Result result = calls.run("graph", "stock-db");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("stock-db#1");
        assertThat(result.err()).contains("error: Node is down");
    }

    @Test
    void a_definition_with_a_mistake_is_not_drawn() {
        Calls.Result result = calls.run("graph", "no/such/folder");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
    }
}
