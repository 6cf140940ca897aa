package io.flypg.resources.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Change;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Observations;
import io.flypg.engine.resource.Surroundings;
import io.flypg.fly.app.AppSecret;
import io.flypg.resources.attachment.Attachment;
import io.flypg.resources.attachment.Attachment.SecretState;
import io.flypg.resources.live.OwnerMark.Attached;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AppHandlerTest {
    private static final Address APP = Address.app("orders-api");
    private static final Address ATTACHMENT = Address.attachment("orders-api", "DATABASE_URL");

    @Test
    void an_app_does_not_go_while_an_attachment_that_stays_hangs_on_it() {
        Change change = delete(Set.of(APP), "DATABASE_URL");

        assertThat(change).isInstanceOf(Change.Blocked.class);
        assertThat(change.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.summary()).isEqualTo("Something would be left behind");
            assertThat(problem.detail()).contains(ATTACHMENT.toString());
            assertThat(problem.hint()).contains("--target " + ATTACHMENT);
        });
    }

    @Test
    void it_goes_with_its_attachment_and_both_of_its_secrets() {
        assertThat(delete(Set.of(APP, ATTACHMENT), "DATABASE_URL", "READ_URL")).isInstanceOf(Change.Delete.class);
    }

    @Test
    void with_a_secret_of_somebody_else_it_is_kept() {
        Change change = delete(Set.of(APP, ATTACHMENT), "DATABASE_URL", "READ_URL", "STRIPE_KEY");

        assertThat(change).isInstanceOf(Change.NoChange.class);
        assertThat(change.problems())
                .extracting(Problem::detail)
                .containsExactly("it has 0 machines, 0 volumes and 1 secret not made by flypg.");
    }

    @Test
    void with_a_secret_that_somebody_set_after_an_attachment_has_left_it_is_kept() {
        Attached left = recorded().leavingBehind(new TreeMap<>(Map.of("m1", "v1")));

        assertThat(delete(left, Set.of(APP, ATTACHMENT), "DATABASE_URL")).isInstanceOf(Change.NoChange.class);
    }

    @Test
    void with_a_volume_it_is_kept_although_nothing_runs() {
        App app = new App("their-app", new TreeMap<>(), 1, new TreeMap<>());
        Surroundings surroundings = new Surroundings(
                new Definition("shop", "personal", true, List.of(), Map.of()), new Observations(Map.of()), Set.of());

        Change change = new AppHandler().delete(Address.app("their-app"), app, surroundings);

        assertThat(change).isInstanceOf(Change.NoChange.class);
        assertThat(change.problems()).extracting(Problem::summary).containsExactly("App is kept");
    }

    private static Change delete(Set<Address> leaving, String... secrets) {
        return delete(recorded(), leaving, secrets);
    }

    private static Change delete(Attached recorded, Set<Address> leaving, String... secrets) {
        TreeMap<String, AppSecret> held = new TreeMap<>();
        for (String secret : secrets) {
            held.put(secret, new AppSecret(secret, "d", Optional.empty(), Optional.empty()));
        }
        AttachmentSpec spec =
                new AttachmentSpec("orders-db", "orders-api", "orders", "DATABASE_URL", Optional.of("READ_URL"));
        Definition definition = new Definition("shop", "personal", true, List.of(spec), Map.of());
        Observations observations =
                new Observations(Map.of(ATTACHMENT, new Observation.Present<>(attachment(recorded))));
        return new AppHandler()
                .delete(
                        APP,
                        new App("orders-api", new TreeMap<>(), 0, held),
                        new Surroundings(definition, observations, leaving));
    }

    private static Attached recorded() {
        return Attached.pending("orders-api", "DATABASE_URL", "orders_api_a", "READ_URL", "")
                .set("d", "d", new TreeMap<>());
    }

    private static Attachment attachment(Attached recorded) {
        return new Attachment(
                "orders-api",
                "DATABASE_URL",
                "orders-db",
                "orders",
                Optional.of(recorded),
                Optional.empty(),
                true,
                SecretState.RIGHT,
                SecretState.RIGHT,
                Optional.empty(),
                Map.of(),
                new TreeMap<>(),
                false);
    }
}
