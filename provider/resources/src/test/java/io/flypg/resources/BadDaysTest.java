package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.apply.Applier;
import io.flypg.engine.apply.Event;
import io.flypg.engine.apply.Outcome;
import io.flypg.engine.plan.Plan;
import io.flypg.fly.FlyClient;
import io.flypg.fly.app.AppRole;
import io.flypg.fly.call.FlyEndpoints;
import io.flypg.fly.call.FlyToken;
import io.flypg.local.fault.Effect;
import io.flypg.local.fault.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that go wrong while a cluster is made: there is one cluster afterwards, and nothing besides. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("slow")
class BadDaysTest {
    private Fixture fixture;
    private int number;

    @BeforeAll
    void start(@TempDir Path folder) {
        fixture = Fixture.in(folder);
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"POST, /v1/apps", "POST, /v1/apps/*/volumes", "POST, /v1/apps/*/machines", "POST, /graphql"})
    void a_create_whose_answer_was_lost_is_found_and_not_repeated(String method, String path) {
        Shop shop = Shop.single().named("lost-" + ++number, "orders-api").ofProject("project-" + number);
        Fault fault = fixture.local
                .faults()
                .add(Fault.on(method, path, new Effect.DropAfter()).first(1));
        try {
            fixture.apply(shop);
            assertThat(fault.seen()).as("the fault struck").isPositive();
            fixture.reach(shop);
        } finally {
            fixture.local.faults().remove(fault);
        }
        assertOneNode(shop);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"429", "500", "503"})
    void a_platform_that_fails_now_and_then_is_asked_again(int status) {
        Shop shop = Shop.single().named("failing-" + ++number, "orders-api").ofProject("project-" + number);
        Fault fault = fixture.local
                .faults()
                .add(Fault.on("*", "/v1/**", new Effect.Refuse(status, "{\"error\":\"not now\"}"))
                        .nth(5));
        try {
            fixture.apply(shop);
            fixture.reach(shop);
        } finally {
            fixture.local.faults().remove(fault);
        }
        assertOneNode(shop);
    }

    @Test
    void a_token_that_expires_in_the_middle_is_told_and_the_next_run_goes_on_from_there() {
        Shop shop = Shop.single().named("expired-db", "orders-api").ofProject("expired");
        List<Fault> expired = new ArrayList<>();
        Consumer<Event> expiry = event -> {
            if (event instanceof Event.StepDone done && done.step().kind().equals("create-volume")) {
                Effect refusal = new Effect.Refuse(401, "{\"error\":\"Authenticate: token validation error\"}");
                expired.add(fixture.local.faults().add(Fault.on("*", "/**", refusal)));
            }
        };

        Plan plan = fixture.plan(shop);
        Outcome outcome = new Applier(fixture.platform, expiry, System::nanoTime).apply(plan, shop.definition());

        assertThat(outcome.isSuccess()).isFalse();
        assertThat(outcome.problems()).first().satisfies(problem -> {
            assertThat(problem.summary()).isEqualTo("Token not accepted");
            assertThat(problem.hint()).contains("FLY_API_TOKEN");
        });
        assertThat(expired).hasSize(1).allMatch(fault -> fault.struck() > 0);
        expired.forEach(fixture.local.faults()::remove);
        fixture.reach(shop);
        assertOneNode(shop);
    }

    @Test
    void a_name_that_another_organization_has_is_told_as_such() {
        Shop shop = Shop.single().named("taken-db", "orders-api").ofProject("other-project");
        FlyToken token = FlyToken.parse(fixture.local.token("other"));
        try (FlyClient other = FlyClient.of(FlyEndpoints.at(fixture.local.url()), token)) {
            other.apps().create("taken-db", "other", AppRole.PLAIN);
        }

        Outcome outcome = fixture.apply(shop);

        assertThat(outcome.isSuccess()).isFalse();
        assertThat(outcome.problems()).first().satisfies(problem -> {
            assertThat(problem.summary()).isEqualTo("Name is taken");
            assertThat(problem.detail()).contains("taken-db", "another organization");
        });
    }

    @Test
    void a_secret_that_an_app_already_has_is_not_overwritten_by_a_new_cluster() {
        Shop shop =
                Shop.single().named("moving-db", "moving-api").withAttachment().ofProject("moving");
        fixture.live.fly().apps().create("moving-api", "personal", AppRole.PLAIN);
        fixture.hand().setSecret("moving-api", "DATABASE_URL", "postgres://elsewhere");

        Plan plan = fixture.plan(shop);

        assertThat(plan.isRefused()).isTrue();
        assertThat(plan.refusals())
                .singleElement()
                .satisfies(problem -> assertThat(problem.summary()).isEqualTo("Secret is somebody else's"));
    }

    @Test
    void a_secret_that_an_app_gets_while_its_cluster_is_made_is_not_overwritten() {
        Shop shop =
                Shop.single().named("racing-db", "racing-api").withAttachment().ofProject("racing");
        fixture.live.fly().apps().create("racing-api", "personal", AppRole.PLAIN);
        Plan plan = fixture.plan(shop);
        Consumer<Event> race = event -> {
            if (event instanceof Event.ChangeDone done && done.address().equals(Address.cluster("racing-db"))) {
                fixture.hand().setSecret("racing-api", "DATABASE_URL", "postgres://elsewhere");
            }
        };

        Outcome outcome = new Applier(fixture.platform, race, System::nanoTime).apply(plan, shop.definition());

        assertThat(outcome.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.summary()).isEqualTo("Secret is somebody else's"));
        assertThat(fixture.hand().secret("racing-api", "DATABASE_URL")).isEqualTo("postgres://elsewhere");
    }

    private void assertOneNode(Shop shop) {
        assertThat(fixture.live.fly().machines(shop.name()).list()).hasSize(1);
        assertThat(fixture.live.fly().volumes(shop.name()).list())
                .hasSize(1)
                .allSatisfy(volume -> assertThat(volume.machineId()).isPresent());
    }
}
