package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.apply.Agreement;
import io.flypg.engine.apply.Applier;
import io.flypg.engine.apply.Event;
import io.flypg.engine.apply.Outcome;
import io.flypg.engine.apply.Reconciler;
import io.flypg.engine.apply.Reconciler.Goal;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.planner.Planner;
import io.flypg.fly.call.Call;
import io.flypg.fly.call.FlyOptions;
import io.flypg.local.LocalOptions;
import io.flypg.local.LocalPlatform;
import io.flypg.local.guest.GuestFactory;
import io.flypg.local.node.PostgresGuests;
import io.flypg.local.node.container.Containers;
import io.flypg.local.rest.ServedRequest;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Pace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A local platform with real PostgreSQL in a folder of its own, and a run of flypg against it. */
final class Fixture implements AutoCloseable {
    /** Locks of dead runs, and nodes that do not come up, are given up soon. */
    private static final Pace PACE =
            new Pace(Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(1));

    final LocalPlatform local;
    final Live live;
    final FlyPlatform platform;
    final List<Event> events = new CopyOnWriteArrayList<>();
    private final Pace pace;
    private final Reconciler reconciler;

    private Fixture(LocalPlatform local, Pace pace, Live live) {
        this.pace = pace;
        this.local = local;
        this.live = live;
        this.platform = new FlyPlatform(live);
        this.reconciler = new Reconciler(platform, new Planner(Resources.catalogue()));
    }

    static Fixture in(Path folder) {
        return in(folder, PACE);
    }

    /** A platform whose nodes are containers. */
    static Fixture inContainers(Path folder) {
        return on(options(folder, Containers.guests()), PACE);
    }

    static Fixture in(Path folder, Pace pace) {
        return on(options(folder, PostgresGuests.standard()), pace);
    }

    /** On a platform that holds calls to the limits of the real one. */
    static Fixture limited(Path folder) {
        return on(options(folder, PostgresGuests.standard()).withRateLimits(true), PACE);
    }

    private static LocalOptions options(Path folder, GuestFactory guests) {
        return LocalOptions.in(folder, guests).withCheckInterval(Duration.ofMillis(500));
    }

    private static Fixture on(LocalOptions options, Pace pace) {
        LocalPlatform local = LocalPlatform.start(options);
        return new Fixture(local, pace, connect(local, pace, Map.of(), _ -> {}));
    }

    /** Another run at the same time or after this one, as another process would be. */
    Fixture another() {
        return another(_ -> {});
    }

    /** Another run, of which somebody sees every call; what he throws ends it. */
    Fixture another(Consumer<Call> observer) {
        return new Fixture(local, pace, connect(local, pace, Map.of(), observer));
    }

    /** Another run with something else in its environment. */
    Fixture another(String variable, String value) {
        return new Fixture(local, pace, connect(local, pace, Map.of(variable, value), _ -> {}));
    }

    /** Another run, which gives up a call that has no answer after this time. */
    Fixture impatient(Duration longestTry) {
        FlyOptions options = FlyOptions.defaults().withLongestTry(longestTry);
        return new Fixture(local, pace, connect(local, pace, Map.of(), options));
    }

    /** Another run, which reaches the platform through something else. */
    Fixture through(URI url) {
        Map<String, String> detour = Map.of("FLY_API_BASE_URL", url.toString(), "FLY_FLAPS_BASE_URL", url.toString());
        return new Fixture(local, pace, connect(local, pace, detour, _ -> {}));
    }

    private static Live connect(LocalPlatform local, Pace pace, Map<String, String> other, Consumer<Call> observer) {
        return connect(local, pace, other, FlyOptions.defaults().withObserver(observer));
    }

    private static Live connect(LocalPlatform local, Pace pace, Map<String, String> other, FlyOptions options) {
        String url = local.url().toString();
        Map<String, String> environment = new HashMap<>(
                Map.of("FLY_API_TOKEN", local.token(), "FLY_API_BASE_URL", url, "FLY_FLAPS_BASE_URL", url));
        environment.putAll(other);
        return Resources.live(environment, options, pace);
    }

    /** What somebody asks of the platform without flypg. */
    Hand hand() {
        return new Hand(this);
    }

    Plan plan(Shop shop) {
        return plan(shop, Goal.AS_DECLARED, Limits.SAFE);
    }

    Plan plan(Shop shop, Goal goal, Limits limits) {
        return reconciler.plan(shop.definition(), goal, limits);
    }

    Outcome apply(Shop shop) {
        return apply(shop, Goal.AS_DECLARED, Limits.SAFE);
    }

    Outcome apply(Shop shop, Goal goal, Limits limits) {
        return apply(shop, goal, limits, new Applier(platform, events::add, System::nanoTime));
    }

    Outcome apply(Shop shop, Goal goal, Limits limits, Applier applier) {
        Plan plan = reconciler.plan(shop.definition(), goal, limits);
        return reconciler.apply(shop.definition(), goal, limits, plan, Agreement.toWhatComes(plan), applier);
    }

    /** Applies a plan that was made before. */
    Outcome apply(Shop shop, Plan plan) {
        Applier applier = new Applier(platform, events::add, System::nanoTime);
        return reconciler.apply(shop.definition(), Goal.AS_DECLARED, Limits.SAFE, plan, applier);
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
                .allSatisfy(change -> assertThat(change)
                        .extracting(Object::toString)
                        .asString()
                        .matches(_ -> change.action().equals("none")));
        assertThat(plan.isEmpty()).isTrue();
    }

    /** The calls that the platform served while something was done. */
    List<ServedRequest> callsOf(Runnable work) {
        int before = local.requests().size();
        work.run();
        List<ServedRequest> all = local.requests();
        return all.subList(before, all.size());
    }

    /** The steps that were done since the last time this was asked, as {@code restart orders-db-2}. */
    List<String> stepsDone() {
        List<String> done = events.stream()
                .filter(Event.StepDone.class::isInstance)
                .map(event -> ((Event.StepDone) event).step())
                .map(step -> step.kind() + " " + step.subject())
                .toList();
        events.clear();
        return done;
    }

    /** Ends this run; the platform goes on. */
    void leave() {
        live.close();
    }

    @Override
    public void close() {
        live.close();
        local.close();
    }
}
