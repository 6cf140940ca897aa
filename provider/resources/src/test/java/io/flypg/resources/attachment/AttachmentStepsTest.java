package io.flypg.resources.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.resources.live.OwnerMark;
import io.flypg.resources.live.OwnerMark.Attached;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttachmentStepsTest {
    private static final String APP = "orders-api";
    private static final String VARIABLE = "DATABASE_URL";

    @Test
    void two_logins_take_turns() {
        assertThat(AttachmentSteps.nextLogin(Optional.empty(), APP, VARIABLE)).isEqualTo("orders_api_a");
        assertThat(next("orders_api_a", "digest")).isEqualTo("orders_api_b");
        assertThat(next("orders_api_b", "digest")).isEqualTo("orders_api_a");
    }

    @Test
    void a_rotation_that_was_cut_off_never_takes_the_login_that_is_in_use() {
        assertThat(next("orders_api_b", "")).isEqualTo("orders_api_b");
        assertThat(next("orders_api_a", "")).isEqualTo("orders_api_a");
    }

    private static String next(String login, String digest) {
        OwnerMark mark = OwnerMark.of("shop", "orders").with(new Attached(APP, VARIABLE, login, digest, "", ""));
        return AttachmentSteps.nextLogin(Optional.of(mark), APP, VARIABLE);
    }
}
