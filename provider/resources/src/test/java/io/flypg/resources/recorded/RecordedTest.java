package io.flypg.resources.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.model.Spec;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.Impact;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.planner.Planner;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.property.ResourceProperties;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Observations;
import io.flypg.engine.word.Value;
import io.flypg.resources.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RecordedTest {
    private static final Place NOWHERE = Place.ofFile("");
    private static final Map<String, Object> CONFIG =
            Map.of("work_mem", "16MB", "max_connections", 200, "shared_preload_libraries", "pg_stat_statements");
    private static final List<Object> EXTENSIONS = List.of(Map.of("name", "pgcrypto"));
    private static final Map<String, Object> ATTACHMENT = Map.of(
            "cluster", "orders-db", "app", "orders-api", "database", "orders", "readVariable", "DATABASE_READ_URL");

    static Stream<Spec> specs() {
        return Stream.of(
                cluster(Map.of()),
                cluster(Map.of("replicas", 0, "protect", false)),
                cluster(Map.of("postgres", "18", "readReplicas", List.of(Map.of("region", "gru", "count", 2)))),
                cluster(Map.of("config", CONFIG)),
                spec(DatabaseSpec.class, Map.of("cluster", "orders-db", "name", "orders", "extensions", EXTENSIONS)),
                spec(RoleSpec.class, Map.of("cluster", "orders-db", "name", "reporting", "connectionLimit", 5)),
                spec(RoleSpec.class, Map.of("cluster", "orders-db", "name", "reporting", "reads", List.of("orders"))),
                spec(AttachmentSpec.class, ATTACHMENT));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void what_is_recorded_is_as_declared(Spec spec) {
        assertThat(plan(spec, spec)).isInstanceOf(Change.NoChange.class);
    }

    @Test
    void another_setting_is_an_update_of_that_setting() {
        Change change =
                plan(cluster(Map.of()), cluster(Map.of("config", Map.of("work_mem", "64MB", "max_connections", 250))));

        assertThat(change.fields())
                .extracting(FieldDiff::path, FieldDiff::before, FieldDiff::after, FieldDiff::effect)
                .containsExactly(
                        tuple("config.max_connections", "300", "250", Effect.RESTART),
                        tuple("config.work_mem", "4 MB", "64 MB", Effect.RELOAD));
        assertThat(change.impact()).isEqualTo(Impact.PRIMARY_RESTART);
    }

    @Test
    void more_memory_costs_a_switchover() {
        Change change = plan(cluster(Map.of()), cluster(Map.of("machine", Map.of("cpus", 2, "memory", "4GB"))));

        assertThat(change.fields()).extracting(FieldDiff::path).contains("machine.cpus", "machine.memory");
        assertThat(change.impact()).isEqualTo(Impact.SWITCHOVER);
    }

    @Test
    void less_memory_is_an_update_too() {
        Change change = plan(cluster(Map.of("machine", Map.of("memory", "2GB"))), cluster(Map.of()));

        assertThat(change.fields())
                .extracting(FieldDiff::path, FieldDiff::before, FieldDiff::after)
                .contains(tuple("machine.memory", "2 GB", "1 GB"));
    }

    @Test
    void a_smaller_volume_is_refused() {
        assertThat(plan(
                        cluster(Map.of("volume", Map.of("size", "20GB"))),
                        cluster(Map.of("volume", Map.of("size", "10GB")))))
                .isInstanceOf(Change.Blocked.class);
    }

    private static Change plan(Spec recorded, Spec desired) {
        Definition definition = new Definition("shop", "personal", false, List.of(desired), Map.of());
        Observations observations =
                new Observations(Map.of(recorded.address(), new Observation.Present<>(Recorded.of(recorded, "shop"))));
        return new Planner(Resources.catalogue())
                .plan(definition, observations, Limits.SAFE)
                .change(desired.address());
    }

    private static ClusterSpec cluster(Map<String, Object> more) {
        Map<String, Object> properties = new LinkedHashMap<>(more);
        properties.put("name", "orders-db");
        properties.put("region", "ams");
        return spec(ClusterSpec.class, properties);
    }

    private static <S extends Spec> S spec(Class<S> type, Map<String, Object> properties) {
        Problems problems = new Problems();
        Optional<S> spec = ResourceProperties.bind(type, (Value.Named) value(properties), problems);
        assertThat(problems.hasErrors()).as(problems.toList().toString()).isFalse();
        return spec.orElseThrow();
    }

    private static Value value(Object value) {
        return switch (value) {
            case Integer number -> new Value.Whole(number, NOWHERE);
            case Boolean flag -> new Value.Flag(flag, NOWHERE);
            case List<?> items ->
                new Value.Many(items.stream().map(RecordedTest::value).toList(), NOWHERE);
            case Map<?, ?> entries -> {
                Map<String, Value> values = new LinkedHashMap<>();
                entries.forEach((name, entry) -> values.put(name.toString(), value(entry)));
                yield new Value.Named(values, NOWHERE);
            }
            default -> new Value.Text(value.toString(), NOWHERE);
        };
    }
}
