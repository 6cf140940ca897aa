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
    private static final SortedMap<String, String> RUNNING = new TreeMap<>(Map.of("m1", "v1"));
    private static final String CHANGED = "2026-11-23T03:16:15Z";
    private static final SortedMap<String, String> DEPLOYED = new TreeMap<>(Map.of("m1", "v2"));

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
    void while_machines_may_run_with_a_login_it_stays() {
        Attached set = recorded();
        Change begun = delete(set, SecretState.RIGHT, RUNNING, Set.of());
        Change waiting = delete(set.leavingBehind(RUNNING), SecretState.MISSING, RUNNING, Set.of());
        Change done = delete(set.leavingBehind(RUNNING), SecretState.MISSING, DEPLOYED, Set.of());

        assertThat(begun).isInstanceOf(Change.Delete.class);
        assertThat(begun.steps())
                .extracting(Step::kind)
                .containsExactly("remove-app-secret", "remove-app-secret", "note-leaving");
        assertThat(waiting).isInstanceOf(Change.NoChange.class);
        assertThat(List.of(begun, waiting))
                .allSatisfy(change -> assertThat(change.problems())
                        .singleElement()
                        .satisfies(problem ->
                                assertThat(problem.detail()).contains("1 of 1 machines", "orders_api_a: m1.")));
        assertThat(done).isInstanceOf(Change.Update.class);
        assertThat(done.steps())
                .containsExactly(new SqlStep.DropLogins("orders-db", "orders", "orders-api", "DATABASE_URL"));
        assertThat(done.problems()).isEmpty();
    }

    @Test
    void a_database_or_a_cluster_that_goes_takes_its_logins_along() {
        Attached leaving = recorded().leavingBehind(RUNNING);

        for (Address going : List.of(Address.database("orders-db", "orders"), Address.cluster("orders-db"))) {
            assertThat(delete(recorded(), SecretState.RIGHT, RUNNING, Set.of(going))
                            .steps())
                    .extracting(Step::kind)
                    .containsExactly("remove-app-secret", "remove-app-secret");
            assertThat(delete(leaving, SecretState.MISSING, DEPLOYED, Set.of(going)))
                    .isInstanceOf(Change.NoChange.class);
        }
    }

    @Test
    void a_secret_that_a_run_that_was_cut_off_may_have_set_goes_too() {
        Attached pending = Attached.pending("orders-api", "DATABASE_URL", "orders_api_a", "", "before");

        assertThat(delete(pending, SecretState.CHANGED, RUNNING, Set.of()).steps())
                .extracting(Step::kind)
                .containsExactly("remove-app-secret", "note-leaving");
    }

    @Test
    void declared_again_it_is_made_anew_in_the_same_database_only() {
        Attachment leaving =
                attachment(recorded().leavingBehind(RUNNING), Optional.empty(), SecretState.MISSING, RUNNING);

        assertThat(plan("orders", leaving).steps()).extracting(Step::kind).containsExactly("set-app-secret");
        assertThat(plan("orders", leaving)).isInstanceOf(Change.Create.class);
        assertThat(plan("other", leaving)).isInstanceOf(Change.Blocked.class);
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

    @Test
    void of_a_secret_that_somebody_changed_the_time_is_told() {
        assertThat(plan("orders", attachment(recorded(), Optional.empty(), SecretState.CHANGED, RUNNING))
                        .fields())
                .singleElement()
                .satisfies(field -> {
                    assertThat(field.drift()).isEqualTo("the app's secret");
                    assertThat(field.since()).isEqualTo(CHANGED);
                });
    }

    /** Somebody has set the secret by hand. */
    private static List<Step> repair(SortedMap<String, String> machines) {
        return plan("orders", attachment(recorded(), Optional.empty(), SecretState.CHANGED, machines))
                .steps();
    }

    private static Change detach(SecretState secret) {
        return delete(recorded(), secret, new TreeMap<>(), Set.of());
    }

    private static Change delete(
            Attached recorded, SecretState secret, SortedMap<String, String> machines, Set<Address> leaving) {
        Attachment attachment = attachment(recorded, Optional.empty(), secret, machines);
        return new AttachmentHandler()
                .delete(Address.attachment("orders-api", "DATABASE_URL"), attachment, surroundings(leaving));
    }

    private static Change plan(Optional<String> readVariable) {
        return plan(readVariable, Optional.empty());
    }

    private static Change plan(Optional<String> readVariable, Optional<String> foreign) {
        return plan("orders", readVariable, attachment(recorded(), foreign, SecretState.RIGHT, new TreeMap<>()));
    }

    private static Change plan(String database, Attachment attachment) {
        return plan(database, Optional.of("READ_URL"), attachment);
    }

    private static Change plan(String database, Optional<String> readVariable, Attachment attachment) {
        AttachmentSpec desired = new AttachmentSpec("orders-db", "orders-api", database, "DATABASE_URL", readVariable);
        return new AttachmentHandler().plan(desired, new Observation.Present<>(attachment), surroundings(Set.of()));
    }

    private static Surroundings surroundings(Set<Address> leaving) {
        Definition definition = new Definition("shop", "personal", true, List.of(), Map.of());
        return new Surroundings(definition, new Observations(Map.of()), leaving);
    }

    private static Attached recorded() {
        return Attached.pending("orders-api", "DATABASE_URL", "orders_api_a", "READ_URL", "")
                .set("digest", "digest", new TreeMap<>());
    }

    private static Attachment attachment(
            Attached recorded, Optional<String> foreign, SecretState secret, SortedMap<String, String> machines) {
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
                Map.of("DATABASE_URL", CHANGED),
                machines,
                true);
    }
}
