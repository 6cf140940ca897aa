package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.SqlStep;
import io.flypg.engine.resource.Observations;
import io.flypg.engine.resource.Observed;
import io.flypg.engine.resource.Surroundings;
import io.flypg.resources.cluster.Cluster;
import io.flypg.resources.cluster.Leftovers;
import io.flypg.resources.cluster.LooseVolume;
import io.flypg.resources.cluster.LooseVolume.Content;
import io.flypg.resources.database.Database;
import io.flypg.resources.role.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A definition that declares a name does not own what bears it. */
class ForeignDeleteTest {
    @Test
    void a_cluster_of_another_project_is_not_deleted() {
        assertThat(delete(Address.cluster("orders-db"), cluster(Optional.of("bank"), List.of())))
                .isInstanceOfSatisfying(
                        Change.Blocked.class,
                        blocked -> assertThat(blocked.refused()).isTrue());
    }

    @Test
    void an_app_with_machines_of_somebody_else_is_not_deleted() {
        assertThat(delete(Address.cluster("orders-db"), cluster(Optional.empty(), List.of("machine-9"))))
                .isInstanceOf(Change.Blocked.class);
        assertThat(delete(Address.cluster("orders-db"), cluster(Optional.of("shop"), List.of("machine-9"))))
                .isInstanceOfSatisfying(
                        Change.Blocked.class,
                        blocked -> assertThat(blocked.problems().getFirst().detail())
                                .contains("machine-9"));
        assertThat(delete(Address.cluster("orders-db"), cluster(Optional.of("shop"), List.of())))
                .isInstanceOf(Change.Delete.class);
    }

    @Test
    void a_database_that_is_not_ours_is_not_dropped() {
        Address address = Address.database("orders-db", "orders");
        assertThat(delete(address, database(Optional.empty()))).isInstanceOf(Change.Blocked.class);
        assertThat(delete(address, database(Optional.of("bank")))).isInstanceOf(Change.Blocked.class);
        assertThat(delete(address, database(Optional.of("shop")))).isInstanceOf(Change.Delete.class);
    }

    @Test
    void what_a_cut_off_drop_left_of_a_database_goes_and_holds_no_data() {
        Database left = new Database(
                "orders", false, Optional.of("shop"), "", false, new TreeMap<>(), Set.of(), new TreeMap<>(), false);

        assertThat(delete(Address.database("orders-db", "orders"), left))
                .isEqualTo(new Change.Delete(
                        Address.database("orders-db", "orders"),
                        List.of(new SqlStep.DropDatabase("orders-db", "orders")),
                        false));
    }

    @Test
    void a_role_that_is_not_ours_is_not_dropped() {
        Address address = Address.role("orders-db", "reporting");
        assertThat(delete(address, role(Optional.empty()))).isInstanceOf(Change.Blocked.class);
        assertThat(delete(address, role(Optional.of("shop")))).isInstanceOf(Change.Delete.class);
    }

    @Test
    void an_app_without_machines_is_deleted_only_when_it_is_empty() {
        assertThat(deleteRemains(Set.of())).isInstanceOf(Change.Delete.class);
        assertThat(deleteRemains(Set.of(), Content.BLANK)).isInstanceOf(Change.Delete.class);
        assertThat(deleteRemains(Set.of(), Content.UNCLEAR)).isInstanceOf(Change.Blocked.class);
        assertThat(deleteRemains(Set.of(), Content.USED)).isInstanceOf(Change.Blocked.class);
        assertThat(deleteRemains(Set.of("SOMEBODYS_OWN"))).isInstanceOf(Change.Blocked.class);
    }

    private static Change deleteRemains(Set<String> secrets, Content... contents) {
        List<LooseVolume> volumes = Stream.of(contents)
                .map(content -> new LooseVolume("vol-1", new Region("ams"), Size.ofGigabytes(1), true, content))
                .toList();
        Leftovers leftovers = new Leftovers(List.of(), volumes, List.of());
        return delete(
                Address.cluster("orders-db"),
                new Cluster(
                        "orders-db",
                        Optional.empty(),
                        Optional.empty(),
                        secrets,
                        List.of(),
                        List.of(),
                        leftovers,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        false));
    }

    private static Cluster cluster(Optional<String> owner, List<String> foreign) {
        return new Cluster(
                "orders-db",
                owner,
                Optional.empty(),
                Set.of(),
                List.of(),
                foreign,
                Leftovers.NONE,
                List.of(),
                List.of(),
                Optional.empty(),
                false);
    }

    private static Database database(Optional<String> project) {
        return new Database(
                "orders", true, project, "orders_owner", false, new TreeMap<>(), Set.of(), new TreeMap<>(), false);
    }

    private static Role role(Optional<String> project) {
        return new Role(
                "reporting",
                project,
                true,
                Optional.empty(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                false);
    }

    private static Change delete(Address address, Observed observed) {
        Definition definition = new Definition("shop", "personal", true, List.of(), Map.of());
        Surroundings surroundings = new Surroundings(definition, new Observations(Map.of()), Set.of(address));
        return Resources.catalogue().delete(address, observed, surroundings);
    }
}
