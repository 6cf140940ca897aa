package io.flypg.local.node.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.local.node.admin.CheckLine.Failing;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckLineTest {
    @ParameterizedTest(name = "{0} ns")
    @CsvSource({"856,856ns", "26360,26.36µs", "739000,739µs", "3540000,3.54ms", "2500000000,2.5s"})
    void durations_are_printed_as_go_prints_them(long nanos, String expected) {
        assertThat(CheckLine.duration(nanos)).isEqualTo(expected);
    }

    @Test
    void one_failing_item_fails_the_check_and_the_others_are_still_shown() throws SQLException {
        Reply reply = new CheckLine()
                .add("first", () -> {
                    throw new Failing("broken");
                })
                .add("second", () -> "fine")
                .reply();
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body()).matches("\\[✗] first: broken \\(.*\\)\n\\[✓] second: fine \\(.*\\)");
    }
}
