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
import io.flypg.local.NodeKind;
import io.flypg.local.rest.ServedRequest;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Pace;
import io.flypg.resources.live.Way;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A local platform with real PostgreSQL in a folder of its own, and a run of flypg against it. */
final class Fixture implements AutoCloseable {
    /** Locks of dead runs, and nodes that do not come up, are given up soon; a busy computer renews its locks in time all the same. */
    private static final Pace PACE =
            new Pace(Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(1));

    final LocalPlatform local;
    final Live live;
    final FlyPlatform platform;
    final List<Event> events = new CopyOnWriteArrayList<>();
    private final Place place;
    private final Live near;
    private final Reconciler reconciler;

    private Fixture(Place place, Live live) {
        this.place = place;
        this.local = place.local();
        this.live = live;
        this.near = place.near();
        this.platform = new FlyPlatform(live);
        this.reconciler = new Reconciler(platform, new Planner(Resources.catalogue()));
    }

    static Fixture in(Path folder) {
        return in(folder, PACE);
    }

    static Fixture in(Path folder, Pace pace) {
        return at(Place.at(options(folder, TestMode.NODES), TestMode.ROUTE, pace));
    }

    /** On a platform that holds calls to the limits of the real one. */
    static Fixture limited(Path folder) {
        return at(Place.at(options(folder, TestMode.NODES).withRateLimits(true), TestMode.ROUTE, PACE));
    }

    /** Beside a platform whose nodes are containers. */
    static Fixture inContainers(Path folder) {
        return at(Place.at(options(folder, NodeKind.DOCKER), Way.DIRECT, PACE));
    }

    private static LocalOptions options(Path folder, NodeKind nodes) {
        return LocalOptions.in(folder, nodes.guests()).withCheckInterval(Duration.ofMillis(500));
    }

    private static Fixture at(Place place) {
        return new Fixture(place, place.live(Map.of(), FlyOptions.defaults()));
    }

    /** Another run at the same time or after this one, as another process would be. */
    Fixture another() {
        return another(Map.of(), FlyOptions.defaults());
    }

    /** Another run, of which somebody sees every call; what he throws ends it. */
    Fixture another(Consumer<Call> observer) {
        return another(Map.of(), FlyOptions.defaults().withObserver(observer));
    }

    /** Another run with something else in its environment. */
    Fixture another(String variable, String value) {
        return another(Map.of(variable, value), FlyOptions.defaults());
    }

    /** Another run, which gives up a call that has no answer after this time. */
    Fixture impatient(Duration longestTry) {
        return another(Map.of(), FlyOptions.defaults().withLongestTry(longestTry));
    }

    /** Another run, which reaches the platform through something else. */
    Fixture through(URI url) {
        return through(url, List.of());
    }

    /** The same, and these ports of this computer lead to nodes. */
    Fixture through(URI url, List<Integer> proxies) {
        String detour = url.toString();
        String ports = proxies.stream().map(Object::toString).collect(Collectors.joining(","));
        return another(
                Map.of("FLY_API_BASE_URL", detour, "FLY_FLAPS_BASE_URL", detour, "FLYPG_PROXY", ports),
                FlyOptions.defaults());
    }

    private Fixture another(Map<String, String> environment, FlyOptions options) {
        return new Fixture(place, place.live(environment, options));
    }

    /** What somebody asks of the platform without flypg. */
    Hand hand() {
        return new Hand(local, near);
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

    /** The calls that the platform served while something was done, without those that stand for a connection to a node. */
    List<ServedRequest> callsOf(Runnable work) {
        int before = local.requests().size();
        work.run();
        List<ServedRequest> all = local.requests();
        return all.subList(before, all.size()).stream()
                .filter(call -> TestMode.ROUTE != Way.EXEC || !call.path().endsWith("/exec"))
                .toList();
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
        near.close();
    }

    @Override
    public void close() {
        leave();
        place.close();
    }
}
