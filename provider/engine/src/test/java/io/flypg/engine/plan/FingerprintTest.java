package io.flypg.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.plan.Fingerprint.Look;
import io.flypg.engine.plan.Fingerprint.Move;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
    private static final Address CLUSTER = Address.cluster("db");
    private static final Look PRIMARY = Look.of(Map.of("role of db#1", "primary", "role of db#2", "replica"));

    @Test
    void where_nothing_moved_there_is_nothing_to_say() {
        assertThat(at(PRIMARY).movesTo(at(PRIMARY))).isEmpty();
        assertThat(at(Look.UNKNOWN).movesTo(at(Look.UNKNOWN))).isEmpty();
    }

    @Test
    void the_parts_that_moved_are_named() {
        Look failedOver = Look.of(Map.of("role of db#1", "replica", "role of db#2", "primary"));

        assertThat(at(PRIMARY).movesTo(at(failedOver)))
                .containsExactly(new Move(CLUSTER, "is different in: role of db#1, role of db#2"));
    }

    @Test
    void parts_that_came_or_went_are_named_too() {
        Look other = Look.of(Map.of("role of db#1", "primary", "role of db#3", "replica"));

        assertThat(at(PRIMARY).movesTo(at(other)))
                .containsExactly(new Move(CLUSTER, "is different in: role of db#2, role of db#3"));
    }

    @Test
    void what_came_went_or_got_out_of_sight_is_said_so() {
        assertThat(how(PRIMARY, Look.ABSENT)).isEqualTo("is gone");
        assertThat(how(Look.ABSENT, PRIMARY)).isEqualTo("is there now");
        assertThat(how(PRIMARY, Look.UNKNOWN)).isEqualTo("cannot be seen any more");
        assertThat(how(Look.UNKNOWN, PRIMARY)).isEqualTo("could not be seen and now can");
        assertThat(how(Look.UNKNOWN, Look.ABSENT)).isEqualTo("is gone");
    }

    @Test
    void an_address_that_nobody_looked_at_is_one_where_nothing_is() {
        Fingerprint nothing = new Fingerprint(new TreeMap<>());

        assertThat(nothing.movesTo(at(Look.ABSENT))).isEmpty();
        assertThat(at(PRIMARY).movesTo(nothing)).containsExactly(new Move(CLUSTER, "is gone"));
        assertThat(nothing.movesTo(at(PRIMARY))).containsExactly(new Move(CLUSTER, "is there now"));
    }

    @Test
    void a_setting_that_is_a_secret_does_not_stand_in_it() {
        assertThat(Look.of(Map.of("settings", "{app.jwt_secret=sesame}")).toString())
                .contains("settings")
                .doesNotContain("sesame");
    }

    private static String how(Look before, Look now) {
        return at(before).movesTo(at(now)).getFirst().how();
    }

    private static Fingerprint at(Look look) {
        return new Fingerprint(new TreeMap<>(Map.of(CLUSTER, look)));
    }
}
