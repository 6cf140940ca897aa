package io.flypg.resources.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.problem.Failure;
import io.flypg.resources.live.OwnerMark.Attached;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LoginChangeTest {
    private static final PlatformStep.SetAppSecret STEP =
            new PlatformStep.SetAppSecret("orders-api", "DATABASE_URL", Optional.empty(), "orders-db", "orders");

    /** Two machines, as they were when the secret was set. */
    private static final Map<String, String> BEHIND = Map.of("m1", "v1", "m2", "v1");

    @Test
    void two_logins_take_turns() {
        assertThat(LoginChange.nextLogin(Optional.empty(), BEHIND, STEP)).isEqualTo("orders_api_a");
        assertThat(next(set("orders_api_a", Map.of()), BEHIND)).isEqualTo("orders_api_b");
        assertThat(next(set("orders_api_b", Map.of()), BEHIND)).isEqualTo("orders_api_a");
    }

    @Test
    void a_rotation_that_was_cut_off_never_takes_the_login_that_is_in_use() {
        assertThat(next(pending("orders_api_b"), BEHIND)).isEqualTo("orders_api_b");
        assertThat(next(pending("orders_api_a"), BEHIND)).isEqualTo("orders_api_a");
    }

    @Test
    void a_login_that_machines_still_run_with_gets_no_new_password() {
        Attached set = set("orders_api_b", BEHIND);

        assertThat(next(set, BEHIND)).isEqualTo("orders_api_b");
        assertThat(next(set, Map.of("m1", "v2", "m2", "v2"))).isEqualTo("orders_api_a");
        assertThat(next(set, Map.of())).isEqualTo("orders_api_a");
    }

    @Test
    void while_machines_run_with_both_logins_neither_gets_a_new_password() {
        assertThatThrownBy(() -> next(set("orders_api_b", BEHIND), Map.of("m1", "v2", "m2", "v1")))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
                    assertThat(failure.problems().getFirst().summary()).isEqualTo("Both logins are in use");
                    assertThat(failure.problems().getFirst().detail())
                            .contains("m2")
                            .doesNotContain("m1");
                });
    }

    @Test
    void an_app_that_is_attached_again_gets_a_login_that_no_machine_runs_with() {
        SortedMap<String, String> both = new TreeMap<>(BEHIND);

        assertThat(next(set("orders_api_a", Map.of()).leavingBehind(both), BEHIND))
                .isEqualTo("orders_api_b");
        assertThat(next(set("orders_api_b", BEHIND).leavingBehind(both), BEHIND))
                .isEqualTo("orders_api_b");
        assertThat(next(set("orders_api_b", Map.of("m2", "v1")).leavingBehind(both), Map.of("m1", "v2", "m2", "v1")))
                .isEqualTo("orders_api_b");
        assertThatThrownBy(() -> next(set("orders_api_b", Map.of("m2", "v1")).leavingBehind(both), BEHIND))
                .isInstanceOf(Failure.class);
    }

    @Test
    void when_an_app_has_left_nobody_can_tell_whether_a_run_that_was_cut_off_had_set_its_secret() {
        Attached leaving = pending("orders_api_b").leavingBehind(new TreeMap<>(BEHIND));

        assertThatThrownBy(() -> next(leaving, BEHIND)).isInstanceOf(Failure.class);
        assertThat(next(leaving, Map.of("m1", "v2", "m2", "v2"))).isEqualTo("orders_api_b");
    }

    private static String next(Attached recorded, Map<String, String> machines) {
        return LoginChange.nextLogin(Optional.of(recorded), machines, STEP);
    }

    private static Attached pending(String login) {
        return Attached.pending("orders-api", "DATABASE_URL", login, "", "digest");
    }

    private static Attached set(String login, Map<String, String> behind) {
        return pending(login).set("digest", "", new TreeMap<>(behind));
    }
}
