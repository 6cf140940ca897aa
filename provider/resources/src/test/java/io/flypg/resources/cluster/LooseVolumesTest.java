package io.flypg.resources.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.fly.machine.HostStatus;
import io.flypg.fly.volume.Volume;
import io.flypg.fly.volume.Volume.Usage;
import io.flypg.resources.cluster.LooseVolume.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is on a volume that no machine has: blank only when flypg made it and everything speaks for it, used as soon as anything does. */
class LooseVolumesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Optional<Instant> JUST_MADE = Optional.of(NOW.minusSeconds(60));
    private static final Optional<Usage> EMPTY = Optional.of(new Usage(24_576, 1L << 30));
    private static final Optional<Usage> DATABASE = Optional.of(new Usage(40L << 20, 1L << 30));

    @Test
    void what_a_run_made_a_moment_ago_is_blank() {
        assertThat(content(made("pg_data", "created", JUST_MADE, EMPTY))).isEqualTo(Content.BLANK);
        assertThat(content(made("pg_data", "created", JUST_MADE, Optional.empty())))
                .as("the platform has not measured it yet")
                .isEqualTo(Content.BLANK);
    }

    @ParameterizedTest
    @CsvSource({"5, true", "59, true", "5, false", "14, false"})
    void what_somebody_restored_a_moment_ago_and_the_platform_has_not_measured_is_unclear(int days, boolean automatic) {
        assertThat(content(volume("pg_data", "created", JUST_MADE, Optional.empty(), days, automatic)))
                .isEqualTo(Content.UNCLEAR);
        assertThat(content(volume("pg_data", "created", JUST_MADE, EMPTY, days, automatic)))
                .isEqualTo(Content.UNCLEAR);
    }

    @Test
    void what_has_data_on_it_or_had_a_machine_is_used_however_young_it_is() {
        Volume empty = made("pg_data", "created", JUST_MADE, EMPTY);
        assertThat(content(made("pg_data", "created", JUST_MADE, DATABASE))).isEqualTo(Content.USED);
        assertThat(LooseVolumes.content(empty, Set.of(empty.id()), NOW)).isEqualTo(Content.USED);
    }

    @Test
    void what_somebody_may_have_put_aside_is_unclear() {
        Optional<Instant> hours = Optional.of(NOW.minus(Duration.ofHours(2)));
        assertThat(content(made("pg_data", "created", hours, EMPTY))).isEqualTo(Content.UNCLEAR);
        assertThat(content(made("pg_data", "created", Optional.empty(), EMPTY))).isEqualTo(Content.UNCLEAR);
        assertThat(content(made("pg_data", "restoring", JUST_MADE, EMPTY))).isEqualTo(Content.UNCLEAR);
        assertThat(content(made("spare", "created", JUST_MADE, EMPTY))).isEqualTo(Content.UNCLEAR);
    }

    @Test
    void what_a_run_had_copied_a_moment_ago_is_a_copy_whatever_is_on_it_until_a_machine_has_it() {
        Volume copy = volume("pg_data", "restoring", JUST_MADE, DATABASE, 58, false);
        assertThat(content(copy)).isEqualTo(Content.COPY);
        assertThat(LooseVolumes.content(copy, Set.of(copy.id()), NOW)).isEqualTo(Content.USED);
        Optional<Instant> hours = Optional.of(NOW.minus(Duration.ofHours(2)));
        assertThat(content(volume("pg_data", "created", hours, DATABASE, 58, false)))
                .isEqualTo(Content.USED);
    }

    private static Content content(Volume volume) {
        return LooseVolumes.content(volume, Set.of(), NOW);
    }

    /** As flypg makes them. */
    private static Volume made(String name, String state, Optional<Instant> made, Optional<Usage> usage) {
        return volume(name, state, made, usage, 59, false);
    }

    private static Volume volume(
            String name, String state, Optional<Instant> made, Optional<Usage> usage, int days, boolean automatic) {
        return new Volume(
                "vol_1",
                name,
                state,
                1,
                "ams",
                "a1",
                true,
                Optional.empty(),
                made,
                days,
                automatic,
                HostStatus.OK,
                usage);
    }
}
