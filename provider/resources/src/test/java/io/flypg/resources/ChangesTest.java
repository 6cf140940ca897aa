package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Size;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A cluster of three nodes is changed in every way, one after the other, while an app writes to it all the time: what the app was told is
 * written is there after each change, the steps were done in the order that keeps it so, and nothing is left to do.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ChangesTest {
    private static final String CLUSTER = "orders-db";

    private Fixture fixture;
    private Writer writer;
    private Shop shop = Shop.full();

    @BeforeAll
    void start(@TempDir Path folder) throws SQLException {
        fixture = Fixture.in(folder);
        fixture.reach(shop);
        writer = Writer.to(fixture.hand().app("orders-api", "DATABASE_URL"));
    }

    @AfterAll
    void stop() {
        writer.close();
        fixture.close();
    }

    static Stream<Arguments> changes() {
        return Stream.of(knobs(), members(), memory(), others()).flatMap(changes -> changes);
    }

    private static Stream<Arguments> knobs() {
        return Stream.of(
                change(
                        "a knob that takes a reload",
                        shop -> shop.withKnob("work_mem", "16384"),
                        "update-knobs",
                        "apply-knobs primary",
                        "apply-knobs other"),
                change(
                        "max_connections up: standbys first, then another primary",
                        shop -> shop.withKnob("max_connections", "400"),
                        "update-knobs",
                        "restart other",
                        "restart other",
                        "stop-writes primary",
                        "await-caught-up other",
                        "stop primary",
                        "promote other",
                        "start primary",
                        "await-role primary",
                        "allow-writes primary"),
                change(
                        "max_connections down: the primary first, in place",
                        shop -> shop.withKnob("max_connections", "100"),
                        "update-knobs",
                        "restart primary",
                        "await-role primary",
                        "await-checkpoint other",
                        "restart other",
                        "await-role other",
                        "await-checkpoint other",
                        "restart other",
                        "await-role other"));
    }

    private static Stream<Arguments> members() {
        return Stream.of(
                change(
                        "a larger volume",
                        shop -> shop.withVolume(Size.ofGigabytes(3)),
                        "extend-volume primary",
                        "extend-volume other"),
                change(
                        "a reader",
                        shop -> shop.withReader("syd", 1),
                        "create-volume other",
                        "create-machine other",
                        "await-role other"),
                change("no reader", shop -> shop.withReader("syd", 0), "retire other"),
                change(
                        "one replica more",
                        shop -> shop.withReplicas(3),
                        "create-volume other",
                        "create-machine other",
                        "await-role other"),
                change("one replica less", shop -> shop.withReplicas(2), "retire other"));
    }

    private static Stream<Arguments> memory() {
        return Stream.of(
                change(
                        "more memory, and more of it for buffers: machines first",
                        shop -> shop.withMemory(Size.ofGigabytes(2)).withKnob("shared_buffers", "65536"),
                        "update-machine other",
                        "update-machine other",
                        "stop-writes primary",
                        "promote other",
                        "update-machine primary",
                        "update-knobs",
                        "restart other"),
                change(
                        "less memory, and less of it for buffers: knobs first",
                        shop -> shop.withMemory(Size.ofGigabytes(1)).withKnob("shared_buffers", "16384"),
                        "update-knobs",
                        "restart other",
                        "update-machine other",
                        "update-machine other"));
    }

    private static Stream<Arguments> others() {
        return Stream.of(
                change(
                        "smaller volumes: new nodes, another primary, and then the old ones go",
                        shop -> shop.withVolumeAtAnyRate(Size.ofGigabytes(2)),
                        "create-volume other",
                        "create-machine other",
                        "await-role other",
                        "stop-writes primary",
                        "await-caught-up other",
                        "stop primary",
                        "promote other",
                        "retire primary",
                        "retire other",
                        "retire other"),
                change(
                        "another region: new nodes there, which are told where the primary will be",
                        shop -> shop.in("fra"),
                        "create-machine other",
                        "await-role other",
                        "update-machine other",
                        "await-role other",
                        "stop-writes primary",
                        "stop primary",
                        "move-vote primary",
                        "promote other",
                        "await-role other",
                        "retire primary",
                        "retire other",
                        "retire other"));
    }

    private static Arguments change(String line, UnaryOperator<Shop> change, String... order) {
        return Arguments.of(line, change, List.of(order));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void a_change_loses_no_row_and_leaves_nothing_to_do(String line, UnaryOperator<Shop> change, List<String> order) {
        int primary = fixture.hand().primary(CLUSTER);
        writer.awaitProgress();
        fixture.stepsDone();
        shop = change.apply(shop);

        fixture.reach(shop);

        assertThat(byRole(fixture.stepsDone(), primary)).containsSubsequence(order);
        writer.awaitProgress();
        writer.assertNothingLost();
        assertThat(fixture.hand().writers(CLUSTER)).isEqualTo(1);
        assertThat(fixture.hand().looseVolumes(CLUSTER)).isEmpty();
    }

    /** The steps with the primary and the others in the place of their names: who is primary changes from one to the next. */
    private static List<String> byRole(List<String> steps, int primary) {
        return steps.stream()
                .map(step -> step.replace(" " + CLUSTER + "#" + primary, " primary"))
                .map(step -> step.replaceAll(" " + CLUSTER + "#[0-9]+", " other"))
                .map(step -> step.replace(" " + CLUSTER, ""))
                .toList();
    }
}
