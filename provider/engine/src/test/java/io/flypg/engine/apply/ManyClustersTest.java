package io.flypg.engine.apply;

import static io.flypg.engine.fake.Declared.cluster;
import static io.flypg.engine.fake.Declared.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.fake.FakeHandler;
import io.flypg.engine.fake.FakePlatform;
import io.flypg.engine.fake.Looked;
import io.flypg.engine.fake.Meeting;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.Spec;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.planner.Planner;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ManyClustersTest {
    private final FakePlatform platform = new FakePlatform();

    @Test
    void clusters_are_changed_at_the_same_time() {
        Meeting both = Meeting.of(2);
        Definition two = clusters(2);
        two.addresses().forEach(address -> platform.at(address, both::arriveAndAwait));

        assertThat(create(two).isSuccess()).isTrue();
    }

    @Test
    void of_a_fleet_only_so_many_are_changed_at_the_same_time() {
        Meeting full = Meeting.of(Applier.AT_ONCE);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Definition fleet = clusters(4 * Applier.AT_ONCE);
        fleet.addresses()
                .forEach(address -> platform.at(address, () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    full.arriveAndAwait();
                    inside.decrementAndGet();
                }));

        assertThat(create(fleet).isSuccess()).isTrue();
        assertThat(most).hasValue(Applier.AT_ONCE);
    }

    private static Definition clusters(int count) {
        return whole(IntStream.range(0, count)
                .mapToObj(number -> cluster("fleet-" + number))
                .toArray(Spec[]::new));
    }

    private Outcome create(Definition definition) {
        Plan plan = new Planner(FakeHandler.catalogue())
                .plan(definition, platform.seen(Looked.nothing().done()), new Limits(99));
        return new Applier(platform, _ -> {}, () -> 0).apply(plan, definition);
    }
}
