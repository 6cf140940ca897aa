package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.engine.address.Address;
import io.flypg.engine.apply.Reconciler.Goal;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Step;
import io.flypg.engine.problem.Failure;
import io.flypg.resources.adopt.Adopter;
import io.flypg.resources.adopt.Adoption;
import io.flypg.resources.attachment.Rotator;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** An app is taken off its database, while its machines write all the time with the secret that they were deployed with. */
@TestInstance(Lifecycle.PER_CLASS)
class LeavingTest {
    private static final Address ATTACHMENT = Address.attachment("orders-api", "DATABASE_URL");

    private final Shop shop = Shop.single().withAttachment().unprotected();
    private final Shop removed = shop.without(ATTACHMENT);
    private final Shop renamed =
            removed.with(new AttachmentSpec(shop.name(), shop.app(), "orders", "DB_URL", Optional.empty()));
    private Fixture fixture;
    private String first;
    private String second;

    @BeforeAll
    void start(@TempDir Path folder) {
        fixture = Fixture.in(folder);
        fixture.reach(shop);
        first = fixture.hand().newMachine(shop.app());
        second = fixture.hand().newMachine(shop.app());
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @BeforeEach
    void attach() throws SQLException {
        fixture.apply(shop);
        deployAll();
        fixture.reach(shop);
        url().run("CREATE TABLE IF NOT EXISTS written (login text)");
    }

    @Test
    void a_variable_is_renamed_without_locking_anybody_out() {
        Sql old = url();
        whileTheAppWrites(app -> {
            fixture.reach(renamed);
            assertWaitsFor(first, second);
            app.accept("runs with what it was deployed with");

            deploy(first);
            fixture.reach(renamed);
            assertWaitsFor(second);
            app.accept("runs with one and with the other");

            deploy(second);
            assertThat(fixture.plan(renamed).steps()).extracting(Step::kind).containsExactly("drop-logins");
            fixture.reach(renamed);
            app.accept("runs with the new one");
        });

        assertThatThrownBy(old::open).isInstanceOf(SQLException.class);
        assertThat(logins()).containsExactly("orders_api_db_url_a");
    }

    @Test
    @Tag("slow")
    void an_app_that_is_attached_again_before_it_was_deployed_gets_the_login_that_nobody_runs_with() {
        String old = user(url());
        whileTheAppWrites(app -> {
            fixture.reach(removed);
            fixture.reach(shop);
            assertThat(user(url())).isNotEqualTo(old);
            app.accept("runs with what it was deployed with");

            deployAll();
            fixture.reach(shop);
            app.accept("runs with the new one");
        });

        assertThat(logins()).containsExactly(user(url()));
    }

    @Test
    @Tag("slow")
    void nobody_is_locked_out_whichever_step_is_the_last_of_a_run() {
        whileTheAppWrites(app -> {
            assertThat(Kills.reach(fixture, renamed)).isGreaterThan(2);
            assertWaitsFor(first, second);
            app.accept("runs with what it was deployed with");

            deployAll();
            assertThat(Kills.reach(fixture, renamed)).isEqualTo(1);
            app.accept("runs with the new one");
        });
    }

    @Test
    void what_has_left_is_not_told_as_attached() {
        fixture.reach(removed);

        Adoption adoption = new Adopter(fixture.live, shop.project(), false).look(shop.name());
        assertThat(adoption.definition().addresses())
                .contains(Address.database(shop.name(), "orders"))
                .doesNotContain(ATTACHMENT);
        assertThat(adoption.remarks()).isEmpty();
        assertThatThrownBy(() -> new Rotator(fixture.live, fixture.platform)
                        .plan(ATTACHMENT, shop.name(), Optional.empty(), false))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.problems().getFirst().summary())
                                .isEqualTo("Unknown attachment"));
    }

    /** The secret is somebody else's then, and stays when the app is attached again. */
    @Test
    void a_secret_that_somebody_sets_after_the_app_has_left_is_not_overwritten() {
        fixture.reach(removed);
        fixture.hand().setSecret(shop.app(), "DATABASE_URL", "postgres://elsewhere");

        assertThat(fixture.plan(shop).change(ATTACHMENT)).isInstanceOf(Change.Blocked.class);
        deployAll();
        fixture.reach(removed);
        assertThat(logins()).isEmpty();
        assertThat(fixture.hand().secret(shop.app(), "DATABASE_URL")).isEqualTo("postgres://elsewhere");
        fixture.hand().unsetSecret(shop.app(), "DATABASE_URL");
    }

    @Test
    @Tag("slow")
    void a_database_that_goes_takes_along_the_logins_that_machines_run_with() {
        fixture.reach(removed);
        Shop bare = removed.without(Address.database(shop.name(), "orders"));
        fixture.apply(bare, Goal.AS_DECLARED, new Limits(1));

        fixture.assertNothingToDo(bare);
        assertThat(logins()).isEmpty();
    }

    private void assertWaitsFor(String... ids) {
        Change change = fixture.plan(renamed).change(ATTACHMENT);
        assertThat(change).isInstanceOf(Change.NoChange.class);
        assertThat(change.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail())
                        .endsWith(": "
                                + String.join(
                                        ", ", List.of(ids).stream().sorted().toList()) + "."));
    }

    /** @param work takes what looks whether both machines still write */
    private void whileTheAppWrites(Consumer<Consumer<String>> work) {
        try (AppClient one = client(first);
                AppClient other = client(second)) {
            Consumer<String> writing = state -> List.of(one, other).forEach(machine -> {
                machine.awaitProgress();
                assertThat(machine.refusals()).as(state).isEmpty();
            });
            writing.accept("runs");
            work.accept(writing);
        }
    }

    private AppClient client(String id) {
        return AppClient.on(fixture, shop.app(), id, "DB_URL", "DATABASE_URL");
    }

    private List<String> logins() {
        String names = fixture.hand()
                .operator(shop.name(), 1)
                .ask("SELECT coalesce(string_agg(rolname, ',' ORDER BY rolname), '') FROM pg_roles"
                        + " WHERE rolname LIKE 'orders\\_api%'");
        return names.isEmpty() ? List.of() : List.of(names.split(",", -1));
    }

    private void deployAll() {
        deploy(first);
        deploy(second);
    }

    private void deploy(String id) {
        fixture.hand().deploy(shop.app(), id);
    }

    private Sql url() {
        return fixture.hand().app(shop.app(), "DATABASE_URL");
    }

    private static String user(Sql sql) {
        return sql.url().login().user();
    }
}
