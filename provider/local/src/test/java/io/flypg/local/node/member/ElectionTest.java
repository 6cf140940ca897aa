package io.flypg.local.node.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.local.node.member.Election.Candidate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElectionTest {
    private static final NodeRow LOST = new NodeRow(1, "lost", "primary", true, "ams", 100);

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "1, 1, true",
        "1, 2, false",
        "2, 3, true",
        "1, 3, false",
        "2, 4, false",
        "3, 4, true",
        "2, 5, false",
        "3, 5, true"
    })
    void the_majority_counts_all_members_the_lost_one_included(int visible, int members, boolean expected) {
        assertThat(Election.isMajority(visible, members)).isEqualTo(expected);
    }

    @Test
    void the_most_advanced_wins_then_the_priority_then_the_lower_id() {
        assertThat(winner(3, standby(2, "ams", 100, 500), standby(3, "ams", 100, 501)))
                .contains(3);
        assertThat(winner(3, standby(2, "ams", 50, 500), standby(3, "ams", 100, 500)))
                .contains(3);
        assertThat(winner(3, standby(3, "ams", 100, 500), standby(2, "ams", 100, 500)))
                .contains(2);
    }

    @Test
    void readers_elsewhere_and_those_that_do_not_watch_count_but_do_not_win() {
        Candidate reader = standby(2, "syd", 0, 900);
        Candidate booted = new Candidate(row(3, "ams", 100), true, false, false, 900);
        assertThat(winner(4, reader, booted, standby(4, "ams", 100, 500))).contains(4);
        assertThat(winner(3, reader, booted)).isEmpty();
    }

    @Test
    void a_witness_counts_and_never_wins() {
        NodeRow row = new NodeRow(2, "m2", "witness", true, "ams", 0);
        Candidate witness = new Candidate(row, false, false, false, 900);
        assertThat(winner(3, witness, standby(3, "ams", 100, 500))).contains(3);
        assertThat(winner(3, witness)).isEmpty();
    }

    @Test
    void nobody_wins_while_one_of_them_has_a_primary_or_is_one() {
        Candidate streaming = new Candidate(row(2, "ams", 100), true, true, true, 500);
        Candidate promoted = new Candidate(row(2, "ams", 100), false, false, true, 500);
        assertThat(winner(3, streaming, standby(3, "ams", 100, 500))).isEmpty();
        assertThat(winner(3, promoted, standby(3, "ams", 100, 500))).isEmpty();
    }

    private static Optional<Integer> winner(int members, Candidate... visible) {
        return new Election(LOST, members, List.of(visible)).winner().map(NodeRow::id);
    }

    private static Candidate standby(int id, String region, int priority, long position) {
        return new Candidate(row(id, region, priority), true, false, true, position);
    }

    private static NodeRow row(int id, String region, int priority) {
        return new NodeRow(id, "m" + id, "standby", true, region, priority);
    }
}
