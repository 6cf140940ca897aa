package io.flypg.resources.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaysTest {
    private final Ways ways = new Ways();

    @ParameterizedTest
    @ValueSource(strings = {"08001", "57P03", "28P01", "28000", "08004"})
    void where_the_first_way_lets_nobody_in_the_guest_is_asked_and_from_then_on_it_alone(String state)
            throws SQLException {
        String found = ways.first("m1", List.of(), way -> switch (way) {
            case DIRECT -> throw new SQLException("no", state);
            case EXEC, PROXY -> "by the guest";
        });

        assertThat(found).isEqualTo("by the guest");
        assertThat(ways.used()).containsExactly(Way.EXEC);
        List<Way> tried = new ArrayList<>();
        assertThatThrownBy(() -> ways.first("m1", List.of(), way -> refuse(tried, way, "08001")))
                .hasMessage("EXEC refuses");
        assertThat(tried).containsExactly(Way.EXEC);
    }

    @Test
    void what_the_node_itself_refuses_is_asked_once() {
        List<Way> tried = new ArrayList<>();

        assertThatThrownBy(() -> ways.first("m1", List.of(), way -> refuse(tried, way, "42501")))
                .hasMessage("DIRECT refuses");
        assertThat(tried).containsExactly(Way.DIRECT);
    }

    @Test
    void where_no_way_leads_in_both_reasons_are_told_and_the_first_one_counts() {
        List<Way> tried = new ArrayList<>();

        assertThatThrownBy(() -> ways.first("m1", List.of(), way -> refuse(tried, way, "28P01")))
                .isInstanceOf(SQLException.class)
                .hasMessage("DIRECT refuses; the way by exec ends with: EXEC refuses")
                .returns("28P01", failure -> ((SQLException) failure).getSQLState());
        assertThat(tried).containsExactly(Way.DIRECT, Way.EXEC);
    }

    private static String refuse(List<Way> tried, Way way, String state) throws SQLException {
        tried.add(way);
        throw new SQLException(way + " refuses", state);
    }
}
