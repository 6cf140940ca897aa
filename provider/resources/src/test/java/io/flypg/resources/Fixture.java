package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.apply.Applier;
import io.flypg.engine.apply.Event;
import io.flypg.engine.apply.Outcome;
import io.flypg.engine.apply.Reconciler;
import io.flypg.engine.apply.Reconciler.Goal;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.planner.Planner;
import io.flypg.fly.call.FlyOptions;
import io.flypg.local.LocalOptions;
import io.flypg.local.LocalPlatform;
import io.flypg.local.node.PostgresGuests;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A local platform with real PostgreSQL in a folder of its own, and a run of flypg against it. */
final class Fixture implements AutoCloseable {
    private static final Pace PACE = new Pace(Duration.ofMinutes(2), Duration.ofSeconds(30));

    final LocalPlatform local;
    final Live live;
    final FlyPlatform platform;
    final List<Event> events = new CopyOnWriteArrayList<>();
    private final Reconciler reconciler;

    private Fixture(LocalPlatform local, Live live) {
        this.local = local;
        this.live = live;
        this.platform = new FlyPlatform(live);
        this.reconciler = new Reconciler(platform, new Planner(Resources.catalogue()));
    }

    static Fixture in(Path folder) {
        LocalPlatform local = LocalPlatform.start(
                LocalOptions.in(folder, PostgresGuests.standard()).withCheckInterval(Duration.ofMillis(500)));
        return new Fixture(local, connect(local));
    }

    /** A second run at the same time, as another process would be. */
    Fixture another() {
        return new Fixture(local, connect(local));
    }

    private static Live connect(LocalPlatform local) {
        String url = local.url().toString();
        Map<String, String> environment =
                Map.of("FLY_API_TOKEN", local.token(), "FLY_API_BASE_URL", url, "FLY_FLAPS_BASE_URL", url);
        return Resources.live(environment, FlyOptions.defaults(), PACE);
    }

    Plan plan(Shop shop) {
        return reconciler.plan(shop.definition(), Goal.AS_DECLARED, Limits.SAFE);
    }

    Outcome apply(Shop shop) {
        return apply(shop, Goal.AS_DECLARED, Limits.SAFE);
    }

    Outcome apply(Shop shop, Goal goal, Limits limits) {
        Plan plan = reconciler.plan(shop.definition(), goal, limits);
        Applier applier = new Applier(platform, events::add, System::nanoTime);
        return reconciler.apply(shop.definition(), goal, limits, plan, applier);
    }

    /** Applies, and finds nothing left to do. */
    void reach(Shop shop) {
        Outcome outcome = apply(shop);
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.isSuccess()).isTrue();
        assertNothingToDo(shop);
    }

    void assertNothingToDo(Shop shop) {
        Plan plan = plan(shop);
        assertThat(plan.changes())
                .allSatisfy(change -> assertThat(change.action()).isEqualTo("none"));
        assertThat(plan.isEmpty()).isTrue();
    }

    @Override
    public void close() {
        live.close();
        local.close();
    }
}
