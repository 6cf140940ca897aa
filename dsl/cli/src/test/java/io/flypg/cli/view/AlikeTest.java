package io.flypg.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.NodeName;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Dependencies;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.Fingerprint;
import io.flypg.engine.plan.NodeStep;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Scope;
import io.flypg.engine.plan.SqlStep;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlikeTest {
    @Test
    void what_differs_only_in_its_names_is_shown_once() {
        List<Change> changes = new ArrayList<>(clusters(100));
        changes.addAll(List.of(attachment(1), attachment(2), attachment(3)));
        Plan plan = plan(changes);

        List<Alike> folded = Alike.fold(plan);

        assertThat(folded).extracting(Alike::first).containsExactly(cluster(1, "30 GB"), attachment(1));
        assertThat(folded.getFirst().others())
                .hasSize(99)
                .startsWith(cluster(2, "30 GB"))
                .endsWith(cluster(100, "30 GB"));
    }

    @Test
    void what_differs_in_anything_else_stands_alone_in_its_place() {
        Plan plan = plan(List.of(cluster(1, "30 GB"), cluster(2, "40 GB"), cluster(3, "30 GB"), cluster(4, "30 GB")));

        assertThat(Alike.fold(plan)).extracting(Alike::first).containsExactly(cluster(1, "30 GB"), cluster(2, "40 GB"));
    }

    @Test
    void a_name_that_is_a_part_of_another_is_not_taken_for_it() {
        Plan plan = plan(List.of(cluster(1, "shop-1-db"), cluster(2, "shop-1-db"), cluster(3, "shop-1-db")));

        assertThat(Alike.fold(plan)).hasSize(3);
    }

    @Test
    void two_are_written_out() {
        assertThat(Alike.fold(plan(clusters(2)))).hasSize(2);
    }

    @Test
    void what_is_as_declared_is_not_shown() {
        assertThat(Alike.fold(plan(List.of(new Change.NoChange(Address.app("shop"), List.of())))))
                .isEmpty();
    }

    private static List<Change> clusters(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> cluster(number, "30 GB"))
                .toList();
    }

    private static Change cluster(int number, String size) {
        String name = "shop-" + number + "-db";
        return new Change.Update(
                Address.cluster(name),
                List.of(FieldDiff.of("volume.size", "20 GB", size, Effect.RESTART)),
                List.of(new NodeStep.RestartNode(new NodeName(name, 2), NodeStep.Part.STANDBY)),
                List.of(),
                false);
    }

    private static Change attachment(int number) {
        String app = "shop-" + number + "-api";
        String login = "shop_" + number + "_api_a";
        return new Change.Update(
                Address.attachment(app, "DATABASE_URL"),
                List.of(FieldDiff.of("old login", login, null, Effect.ONLINE)),
                List.of(new SqlStep.DropOldLogin("shop-" + number + "-db", "shop", app, "DATABASE_URL", login)),
                List.of(),
                false);
    }

    private static Plan plan(List<Change> changes) {
        Dependencies.Builder dependencies = new Dependencies.Builder();
        IntStream.rangeClosed(1, 3)
                .forEach(number -> dependencies.within(
                        Address.attachment("shop-" + number + "-api", "DATABASE_URL"), "shop-" + number + "-db"));
        return new Plan(
                "shop",
                changes,
                dependencies.build(),
                List.of(),
                new TreeMap<>(),
                new Fingerprint(new TreeMap<>()),
                Scope.WHOLE);
    }
}
