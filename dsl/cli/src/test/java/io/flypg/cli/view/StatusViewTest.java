package io.flypg.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.Golden;
import io.flypg.cli.Screen;
import io.flypg.cli.local.LocalContent;
import io.flypg.cli.terminal.Look;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusViewTest {
    @Test
    void a_status_is_a_table_of_nodes_with_guarantee_route_and_problems() {
        Golden.assertMatches("status.txt", shown(Screen.PIPE));
    }

    @Test
    void colours_point_at_the_primary_and_at_what_is_wrong() {
        Golden.assertMatches("status-colours.txt", shown(Screen.COLOURS));
    }

    @Test
    void a_local_platform_shows_where_it_is_and_what_is_in_it() {
        var content = new LocalContent(2, 5, 1_610_612_736);

        Golden.assertMatches(
                "local-status.txt",
                Screen.PIPE.render(LocalView.of("http://127.0.0.1:4280", 4711, "/var/lib/flypg/local", content)));
    }

    @Test
    void sizes_are_read_in_the_largest_unit_that_fits() {
        assertThat(Count.bytes(0)).isEqualTo("0 B");
        assertThat(Count.bytes(1023)).isEqualTo("1023 B");
        assertThat(Count.bytes(1024)).isEqualTo("1 kB");
        assertThat(Count.bytes(1_610_612_736)).isEqualTo("1.5 GB");
        assertThat(Count.bytes(5L << 40)).isEqualTo("5 TB");
        assertThat(Count.bytes(9000L << 40)).isEqualTo("9000 TB");
    }

    private static String shown(Look look) {
        Screen screen = new Screen(look);
        StatusView.show(List.of(Statuses.healthy(), Statuses.sick()), screen.output());
        return screen.text();
    }
}
