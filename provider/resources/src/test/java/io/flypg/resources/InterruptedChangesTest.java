package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Size;
import io.flypg.local.fault.Effect;
import io.flypg.local.fault.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.ToIntBiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Changes whose runs are killed after each of their steps, or meet calls that fail, on clusters of several shapes, while an app writes to
 * them: the next run goes on from what is there, no acknowledged row is lost, no two nodes take writes, and nothing is left over. What
 * was measured stands in {@code target/interrupted-changes.md} afterwards.
 */
@Execution(ExecutionMode.CONCURRENT)
@Tag("slow")
class InterruptedChangesTest {
    private static final String CLUSTER = "orders-db";

    /** How many runs meet failing calls before they are left alone; most take fewer than ten. */
    private static final int RUNS = 20;

    /** How many runs what is left may take then. */
    private static final int MORE_RUNS = 5;

    private static final ChangeTable TABLE = new ChangeTable();

    private static final List<Change> CHANGES = List.of(
            new Change("a knob that takes a restart", shop -> shop.withKnob("max_worker_processes", "12")),
            new Change("less of what standbys need too", shop -> shop.withKnob("max_connections", "150")),
            new Change("more memory", shop -> shop.withMemory(Size.ofGigabytes(2))),
            new Change("smaller volumes", shop -> shop.withVolumeAtAnyRate(Size.ofGigabytes(1))),
            new Change("another region", shop -> shop.in("fra")),
            new Change("a reader more", shop -> shop.withReader("gru", 1)),
            new Change("larger volumes", shop -> shop.withVolume(Size.ofGigabytes(3))),
            new Change("one replica less", shop -> shop.withReplicas(Math.max(0, shop.replicas() - 1))));

    private static final List<Shape> SHAPES = List.of(
            new Shape("one node", Shop.single().withAttachment()),
            new Shape("two nodes", Shop.single().withReplicas(1).withAttachment()),
            new Shape("three nodes", Shop.full()),
            new Shape("three nodes and a reader", Shop.full().withReader("syd", 1)));

    private record Change(String line, UnaryOperator<Shop> to) {}

    private record Shape(String line, Shop shop) {}

    static Stream<Arguments> rows() {
        return SHAPES.stream()
                .flatMap(shape ->
                        CHANGES.stream().map(change -> Arguments.of(shape.line, change.line, shape.shop, change.to)))
                .filter(row -> !(row.get()[0].equals("one node") && row.get()[1].equals("one replica less")));
    }

    @AfterAll
    static void write() throws IOException {
        TABLE.write(Path.of("target", "interrupted-changes.md"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rows")
    void a_change_that_nothing_disturbs_is_done_in_one_run(
            String shape, String line, Shop before, UnaryOperator<Shop> change, @TempDir Path folder)
            throws SQLException {
        ChangeTable.Row row = change(before, change.apply(before), folder, (fixture, shop) -> {
            fixture.reach(shop);
            return 0;
        });

        TABLE.add(shape, line, "none", row);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rows")
    void a_change_that_is_killed_after_every_step_is_completed(
            String shape, String line, Shop before, UnaryOperator<Shop> change, @TempDir Path folder)
            throws SQLException {
        ChangeTable.Row row = change(before, change.apply(before), folder, Kills::reach);

        TABLE.add(shape, line, "killed", row);
        assertThat(row.interruptions()).isPositive();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rows")
    void a_change_during_which_calls_of_the_platform_fail_is_completed(
            String shape, String line, Shop before, UnaryOperator<Shop> change, @TempDir Path folder)
            throws SQLException {
        ChangeTable.Row row = change(before, change.apply(before), folder, InterruptedChangesTest::reachThroughFaults);

        TABLE.add(shape, line, "calls that fail", row);
        assertThat(row.interruptions()).isPositive();
    }

    private static ChangeTable.Row change(Shop before, Shop after, Path folder, ToIntBiFunction<Fixture, Shop> way)
            throws SQLException {
        try (Fixture fixture = Fixture.in(folder)) {
            fixture.reach(before);
            try (Writer writer = Writer.to(fixture.hand().app("orders-api", "DATABASE_URL"));
                    Watcher watcher = new Watcher(fixture.hand(), CLUSTER)) {
                writer.awaitProgress();

                int interruptions = way.applyAsInt(fixture, after);

                fixture.assertNothingToDo(after);
                writer.awaitProgress();
                writer.assertNothingLost();
                watcher.assertNeverTwo();
                assertThat(fixture.hand().writers(CLUSTER)).isEqualTo(1);
                assertThat(fixture.hand().looseVolumes(CLUSTER)).isEmpty();
                return new ChangeTable.Row(interruptions, writer.acknowledged(), writer.longestGap());
            }
        }
    }

    /** Of the calls that change something one in five is done and not answered, one in five not done, and some are answered otherwise. */
    private static int reachThroughFaults(Fixture fixture, Shop shop) {
        List<Fault> faults = Stream.of("POST", "PUT", "DELETE")
                .flatMap(InterruptedChangesTest::faults)
                .map(fixture.local.faults()::add)
                .toList();
        for (int run = 0; run < RUNS && !Kills.left(fixture, shop).isEmpty(); run++) {
            fixture.apply(shop);
        }
        faults.forEach(fixture.local.faults()::remove);
        for (int run = 0; run < MORE_RUNS && !Kills.left(fixture, shop).isEmpty(); run++) {
            fixture.apply(shop);
        }
        return Math.toIntExact(faults.stream().mapToLong(Fault::struck).sum());
    }

    private static Stream<Fault> faults(String method) {
        return Stream.of(
                fault(method, new Effect.DropAfter(), 0.2, 1),
                fault(method, new Effect.Refuse(503, "{\"error\":\"not now\"}"), 0.2, 2),
                fault(method, new Effect.RefuseAfter(502, "<html>bad gateway</html>"), 0.03, 3),
                fault(method, new Effect.DropBefore(), 0.03, 4),
                fault(method, new Effect.Refuse(429, "{\"error\":\"slow down\"}"), 0.03, 5),
                fault(method, new Effect.Refuse(500, "{\"error\":\"unknown\"}"), 0.03, 6));
    }

    private static Fault fault(String method, Effect effect, double rate, long seed) {
        return Fault.on(method, "/v1/apps/**", effect).atRate(rate, seed);
    }
}
