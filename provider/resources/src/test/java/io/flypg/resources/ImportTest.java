package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.engine.address.Size;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.planner.Planner;
import io.flypg.engine.problem.Failure;
import io.flypg.fly.app.AppRole;
import io.flypg.fly.call.Call;
import io.flypg.local.rest.ServedRequest;
import io.flypg.resources.adopt.Adopter;
import io.flypg.resources.adopt.Adoption;
import io.flypg.resources.adopt.Marking;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.OwnerMark;
import io.flypg.resources.live.Pace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** How a cluster that is there becomes a project's, told in order on one cluster. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImportTest {
    private static final Shop SHOP = Shop.single()
            .withReader("syd", 2)
            .withKnob("work_mem", "16384")
            .withAttachment()
            .with(new RoleSpec(
                    "orders-db", "reporting", true, List.of("orders"), List.of(), Optional.of(5), Config.EMPTY));

    private Fixture fixture;
    private Hand hand;

    @BeforeAll
    void begin(@TempDir Path folder) {
        fixture = Fixture.in(folder, Pace.STANDARD);
        hand = fixture.hand();
        fixture.reach(SHOP);
    }

    @AfterAll
    void end() {
        fixture.close();
    }

    @Test
    @Order(1)
    void what_another_project_owns_is_refused_with_its_name_and_nothing_is_marked() {
        List<ServedRequest> calls = fixture.callsOf(() -> assertThatThrownBy(() -> look("stock", false))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED);
                    assertThat(failure.problems().getFirst().detail()).contains("'shop'");
                }));

        assertThat(calls).noneMatch(ServedRequest::changes);
    }

    @Test
    @Order(2)
    void taken_over_it_is_the_other_projects_and_its_definition_plans_nothing() {
        Definition definition = adopt(fixture.live, "stock", true);

        assertThat(plan(definition).isEmpty()).isTrue();
        assertThat(definition.specs()).containsAll(SHOP.definition().specs());
        assertThat(fixture.plan(SHOP).isRefused() || !fixture.plan(SHOP).isEmpty())
                .as("the old project may not touch it any more")
                .isTrue();
        assertThat(fixture.callsOf(() -> adopt(fixture.live, "stock", false)))
                .as("a second time there is nothing to write but the leases")
                .noneMatch(call -> call.changes() && call.path().contains("metadata"));
    }

    @Test
    @Order(3)
    void killed_on_the_way_the_next_run_ends_where_one_run_would_have() {
        int kills = 0;
        for (int write = 1; isKilled(write, "project-" + write); write += 4) {
            Definition definition = adopt(fixture.live, "project-" + write, true);
            assertThat(plan(definition).isEmpty()).as("after %d writes", write).isTrue();
            kills++;
            unmark();
        }
        assertThat(kills).as("it has been killed on both of its machines").isGreaterThan(3);
    }

    @Test
    @Order(4)
    void made_by_somebody_else_it_is_imported_and_what_is_not_ours_in_it_is_named() throws Exception {
        unmark();
        hand.operatorOf("orders-db")
                .run(
                        "COMMENT ON ROLE orders_owner IS NULL",
                        "COMMENT ON ROLE reporting IS NULL",
                        "ALTER SYSTEM SET log_min_duration_statement = '2s'",
                        "SELECT pg_reload_conf()");

        Adoption found = look("import", false);
        new Marking(fixture.live, found).run(_ -> {});

        assertThat(found.remarks())
                .anyMatch(remark -> remark.contains("databases orders."))
                .anyMatch(remark -> remark.contains("reporting"));
        ClusterSpec spec = found.definition().cluster("orders-db").orElseThrow();
        assertThat(spec.config().knobs().keySet()).containsExactly("log_min_duration_statement", "work_mem");
        assertThat(found.definition().all(AppSpec.class)).isEmpty();
        Plan before = new Planner(Resources.catalogue()).plan(found.definition(), found.observations(), Limits.SAFE);
        assertThat(before.changes())
                .as("what was foreseen is what is planned")
                .isEqualTo(plan(found.definition()).changes());
        assertThat(before.changes().getFirst().fields())
                .extracting(field -> field.path())
                .containsOnly("config.log_min_duration_statement");
    }

    @Test
    @Order(5)
    void what_another_import_marked_since_the_look_is_left_to_it() throws Exception {
        unmark();
        hand.operatorOf("orders-db").run("COMMENT ON ROLE reporting IS NULL");
        Adoption slow = look("slow", false);
        adopt(fixture.live, "quick", false);

        assertOwned(slow);

        unmark();
        Adoption again = look("slow", false);
        hand.operatorOf("orders-db")
                .run("COMMENT ON ROLE reporting IS '" + new OwnerMark("quick", "", Set.of(), List.of()).toComment()
                        + "'");

        assertOwned(again);
        adopt(fixture.live, "import", true);
    }

    @Test
    @Order(6)
    void nodes_that_differ_stay_as_they_are_and_new_ones_are_as_declared() {
        hand.resize("orders-db", 3, 512);
        unmark();

        Adoption found = look("import", false);
        new Marking(fixture.live, found).run(_ -> {});

        ClusterSpec spec = found.definition().cluster("orders-db").orElseThrow();
        assertThat(spec.unmanaged()).containsExactly("machine");
        assertThat(spec.machine().memory()).isEqualTo(Size.ofGigabytes(1));
        assertThat(found.remarks()).anyMatch(remark -> remark.contains("differ in their machine"));
        assertThat(plan(found.definition()).changes())
                .allSatisfy(change -> assertThat(change.fields())
                        .noneMatch(field -> field.path().contains("machine")));
    }

    @Test
    @Order(7)
    void an_app_that_is_no_cluster_and_one_that_is_not_there_are_told_apart() {
        fixture.live.fly().apps().create("web", "personal", AppRole.PLAIN);

        assertProblem("web", "Not a PostgreSQL app");
        assertProblem("nobody-knows-it", "No such cluster");
    }

    @Test
    @Order(8)
    void a_cluster_that_cannot_be_seen_whole_is_not_imported() {
        hand.stop("orders-db", 2);
        List<ServedRequest> calls = fixture.callsOf(() -> assertProblem("orders-db", "Node cannot be seen"));

        assertThat(calls).noneMatch(ServedRequest::changes);
    }

    private void assertOwned(Adoption found) {
        List<ServedRequest> calls = fixture.callsOf(() -> assertThatThrownBy(
                        () -> new Marking(fixture.live, found).run(_ -> {}))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.REFUSED))
                .hasMessageContaining("Owned by another project"));
        assertThat(calls).noneMatch(call -> call.changes() && call.path().contains("metadata"));
    }

    private void assertProblem(String app, String words) {
        assertThatThrownBy(() -> new Adopter(fixture.live, "import", false).look(app))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.FAILED))
                .hasMessageContaining(words);
    }

    private Adoption look(String project, boolean takesOver) {
        return new Adopter(fixture.live, project, takesOver).look("orders-db");
    }

    private static Definition adopt(Live live, String project, boolean takesOver) {
        Adoption found = new Adopter(live, project, takesOver).look("orders-db");
        new Marking(live, found).run(_ -> {});
        return found.definition();
    }

    private Plan plan(Definition definition) {
        return new Planner(Resources.catalogue()).plan(definition, fixture.platform.observe(definition), Limits.SAFE);
    }

    /** Whether the run got so far as to be killed. */
    private boolean isKilled(int write, String project) {
        AtomicInteger writes = new AtomicInteger();
        Consumer<Call> kill = call -> {
            boolean marks = !call.method().equals("GET") && call.path().contains("metadata");
            if (marks && writes.incrementAndGet() == write) {
                throw new IllegalStateException("killed");
            }
        };
        Fixture run = fixture.another(kill);
        try {
            adopt(run.live, project, true);
            return false;
        } catch (IllegalStateException e) {
            return true;
        } finally {
            run.leave();
        }
    }

    private void unmark() {
        fixture.live
                .fly()
                .machines("orders-db")
                .list()
                .forEach(machine -> machine.metadata().keySet().stream()
                        .filter(key -> key.startsWith("flypg_"))
                        .forEach(key -> fixture.live
                                .fly()
                                .machines("orders-db")
                                .metadata(machine.id())
                                .remove(key)));
    }
}
