package io.flypg.resources.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.plan.SqlStep;
import io.flypg.engine.plan.Step;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Observations;
import io.flypg.engine.resource.Surroundings;
import io.flypg.resources.attachment.Attachment.SecretState;
import io.flypg.resources.live.OwnerMark.Attached;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AttachmentHandlerTest {
    @Test
    void a_secret_for_reading_that_is_not_declared_any_more_is_removed() {
        assertThat(plan(Optional.empty()).steps()).contains(new PlatformStep.RemoveAppSecret("orders-api", "READ_URL"));
        assertThat(plan(Optional.of("OTHER_URL")).steps())
                .contains(new PlatformStep.RemoveAppSecret("orders-api", "READ_URL"));
        assertThat(plan(Optional.of("READ_URL"))).isInstanceOf(Change.NoChange.class);
    }

    @Test
    void a_secret_for_reading_that_somebody_else_set_is_not_overwritten() {
        Change change = plan(Optional.of("THEIR_URL"), Optional.of("THEIR_URL"));

        assertThat(change).isInstanceOf(Change.Blocked.class);
        assertThat(change.steps()).isEmpty();
        assertThat(change.problems().getFirst().detail()).contains("THEIR_URL");
    }

    @Test
    void detaching_leaves_a_secret_that_somebody_else_has_set_since() {
        Change ours = detach(SecretState.RIGHT);
        Change theirs = detach(SecretState.CHANGED);

        assertThat(ours.steps()).contains(new PlatformStep.RemoveAppSecret("orders-api", "DATABASE_URL"));
        assertThat(ours.problems()).isEmpty();
        assertThat(theirs.steps())
                .doesNotContain(new PlatformStep.RemoveAppSecret("orders-api", "DATABASE_URL"))
                .contains(new PlatformStep.RemoveAppSecret("orders-api", "READ_URL"));
        assertThat(theirs.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail()).contains("DATABASE_URL"));
    }

    @Test
    void where_no_machine_can_run_with_it_the_login_that_was_replaced_goes_at_once() {
        List<Step> alone = repair(new TreeMap<>());
        List<Step> running = repair(new TreeMap<>(Map.of("m1", "v1")));

        assertThat(alone).extracting(Step::kind).containsExactly("set-app-secret", "drop-old-login");
        assertThat(alone.getLast())
                .isEqualTo(
                        new SqlStep.DropOldLogin("orders-db", "orders", "orders-api", "DATABASE_URL", "orders_api_a"));
        assertThat(running).extracting(Step::kind).containsExactly("set-app-secret");
    }

    /** Somebody has set the secret by hand. */
    private static List<Step> repair(SortedMap<String, String> machines) {
        Attachment seen = attachment(Optional.empty(), SecretState.CHANGED, machines);
        AttachmentSpec desired =
                new AttachmentSpec("orders-db", "orders-api", "orders", "DATABASE_URL", Optional.of("READ_URL"));
        Definition definition = new Definition("shop", "personal", true, List.of(desired), Map.of());
        Surroundings surroundings = new Surroundings(definition, new Observations(Map.of()), Set.of());
        return new AttachmentHandler()
                .plan(desired, new Observation.Present<>(seen), surroundings)
                .steps();
    }

    private static Change detach(SecretState secret) {
        Attachment attachment = attachment(Optional.empty(), secret);
        Definition definition = new Definition("shop", "personal", true, List.of(), Map.of());
        Surroundings surroundings = new Surroundings(definition, new Observations(Map.of()), Set.of());
        return new AttachmentHandler()
                .delete(Address.attachment("orders-api", "DATABASE_URL"), attachment, surroundings);
    }

    private static Change plan(Optional<String> readVariable) {
        return plan(readVariable, Optional.empty());
    }

    private static Change plan(Optional<String> readVariable, Optional<String> foreign) {
        Attachment attachment = attachment(foreign, SecretState.RIGHT);
        AttachmentSpec desired = new AttachmentSpec("orders-db", "orders-api", "orders", "DATABASE_URL", readVariable);
        Definition definition = new Definition("shop", "personal", true, List.of(desired), Map.of());
        Surroundings surroundings = new Surroundings(definition, new Observations(Map.of()), Set.of());
        return new AttachmentHandler().plan(desired, new Observation.Present<>(attachment), surroundings);
    }

    private static Attachment attachment(Optional<String> foreign, SecretState secret) {
        return attachment(foreign, secret, new TreeMap<>());
    }

    private static Attachment attachment(
            Optional<String> foreign, SecretState secret, SortedMap<String, String> machines) {
        Attached recorded = Attached.pending("orders-api", "DATABASE_URL", "orders_api_a", "READ_URL", "")
                .set("digest", "digest", new TreeMap<>());
        return new Attachment(
                "orders-api",
                "DATABASE_URL",
                "orders-db",
                "orders",
                Optional.of(recorded),
                foreign,
                true,
                secret,
                SecretState.RIGHT,
                Optional.empty(),
                machines,
                true);
    }
}
