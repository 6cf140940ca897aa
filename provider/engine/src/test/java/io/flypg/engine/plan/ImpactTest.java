package io.flypg.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ImpactTest {
    @Test
    void the_worst_of_several_has_the_worst_of_each_respect() {
        assertThat(Impact.worst(List.of())).isEqualTo(Impact.NONE);
        assertThat(Impact.worst(List.of(Impact.RELOAD, Impact.PRIMARY_RESTART, Impact.STANDBY_RESTART)))
                .isEqualTo(Impact.PRIMARY_RESTART);
        assertThat(Impact.worst(List.of(Impact.GONE, Impact.PRIMARY_RESTART)))
                .isEqualTo(new Impact(Impact.Interruption.GONE, Impact.PRIMARY_RESTART.writeGap()));
    }

    @Test
    void worse_is_what_interrupts_more_or_longer() {
        assertThat(Impact.SWITCHOVER.isWorseThan(Impact.STANDBY_RESTART)).isTrue();
        assertThat(Impact.PRIMARY_RESTART.isWorseThan(Impact.STANDBY_RESTART)).isTrue();
        assertThat(Impact.FENCING_RESTART.isWorseThan(Impact.PRIMARY_RESTART)).isTrue();
        assertThat(Impact.RELOAD.isWorseThan(Impact.RELOAD)).isFalse();
        assertThat(Impact.NONE.isWorseThan(Impact.RELOAD)).isFalse();
    }
}
