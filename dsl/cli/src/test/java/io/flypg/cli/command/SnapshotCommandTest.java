package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnapshotCommandTest {
    private final Calls calls = new Calls();

    @Test
    void it_says_which_snapshot_there_is_now_and_for_how_long() {
        Calls.Result result = calls.run("snapshot", "orders-db");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("vs_1  of the volume vol_1 of orders-db#1, 3 MB, until 2026-12-04\n");
    }

    @Test
    void programs_get_a_document() {
        assertThat(calls.run("snapshot", "--json", "orders-db").out())
                .isEqualTo("{\"format\":1,\"cluster\":\"orders-db\",\"node\":\"orders-db#1\",\"volume\":\"vol_1\","
                        + "\"snapshot\":\"vs_1\",\"bytes\":3145728,\"expires\":\"2026-12-04T10:00:00Z\"}\n");
    }
}
