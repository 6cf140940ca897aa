package io.flypg.cli.wiring;

import io.flypg.cli.view.ClusterStatus;
import io.flypg.cli.view.Receipt;
import io.flypg.cli.view.SnapshotView;
import io.flypg.cli.view.Upgrade;
import io.flypg.engine.plan.Limits;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.planner.Planner;
import io.flypg.engine.resource.Catalogue;
import io.flypg.engine.resource.Platform;
import io.flypg.fly.call.FlyEndpoints;
import io.flypg.fly.call.FlyOptions;
import io.flypg.postgres.reach.ConnectionUrl;
import io.flypg.postgres.talk.Conversation;
import io.flypg.postgres.talk.Entry;
import io.flypg.postgres.talk.ServerConversation;
import io.flypg.resources.FlyPlatform;
import io.flypg.resources.Resources;
import io.flypg.resources.adopt.Adopter;
import io.flypg.resources.adopt.Adoption;
import io.flypg.resources.adopt.Marking;
import io.flypg.resources.attachment.Rotator;
import io.flypg.resources.cluster.ClusterErrand;
import io.flypg.resources.cluster.PasswordPlan;
import io.flypg.resources.cluster.PrimarySnapshot;
import io.flypg.resources.cluster.SwitchoverPlan;
import io.flypg.resources.live.Access;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Pace;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** The real ones: Fly.io, or the local platform, which speaks the same API. */
public final class FlyParts implements Parts {
    @Override
    public Catalogue catalogue() {
        return Resources.catalogue();
    }

    @Override
    public Platform platform(Map<String, String> environment) {
        return new FlyPlatform(live(environment));
    }

    @Override
    public String urls(Map<String, String> environment) {
        FlyEndpoints endpoints = FlyEndpoints.from(environment);
        return endpoints.machines() + ", " + endpoints.graphql();
    }

    @Override
    public List<ClusterStatus> status(Map<String, String> environment, List<String> clusters) {
        try (Live live = live(environment)) {
            return new ClusterStatuses(live).of(clusters);
        }
    }

    @Override
    public List<Receipt> receipts(Map<String, String> environment, List<String> clusters) {
        try (Live live = live(environment)) {
            return new ClusterStatuses(live).receipts(clusters);
        }
    }

    @Override
    public List<Upgrade> upgrades(Map<String, String> environment, List<String> clusters) {
        try (Live live = live(environment)) {
            return new ClusterStatuses(live).upgrades(clusters);
        }
    }

    @Override
    public ConnectionUrl url(Map<String, String> environment, Door door) {
        try (Live live = live(environment)) {
            Access access = new Access(live);
            return Failures.worded(
                    "cluster." + door.cluster(),
                    () -> access.url(door.cluster(), door.database(), door.reading(), door.withPassword()));
        }
    }

    @Override
    public boolean answers(ConnectionUrl url) {
        return Access.answers(url);
    }

    @Override
    public int enter(Map<String, String> environment, Door door, ToIntFunction<Entry> inside) {
        try (Live live = live(environment)) {
            Access access = new Access(live);
            return inside.applyAsInt(Failures.worded(
                    "cluster." + door.cluster(), () -> access.enter(door.cluster(), door.database(), door.reading())));
        }
    }

    @Override
    public void adopt(
            Map<String, String> environment, ImportOrder order, Consumer<Import> before, Consumer<String> note) {
        try (Live live = live(environment)) {
            Failures.worded("cluster." + order.app(), () -> {
                Adoption found = new Adopter(live, order.project(), order.takesOver()).look(order.app());
                Plan plan = new Planner(catalogue()).plan(found.definition(), found.observations(), Limits.SAFE);
                before.accept(new Import(found.definition(), plan, found.remarks()));
                new Marking(live, found).run(note);
                return found;
            });
        }
    }

    @Override
    public Errand switchover(Map<String, String> environment, SwitchoverOrder order) {
        ClusterErrand errand = new ClusterErrand(platform(environment), order.cluster(), order.project());
        return new Errand(ClusterErrand.NOTHING, errand.plan(cluster -> new SwitchoverPlan(cluster).plan(order.to())));
    }

    @Override
    public Errand rotation(Map<String, String> environment, RotationOrder order) {
        try (Live live = live(environment)) {
            return Failures.worded(
                    order.address(), () -> order.isOfCluster() ? ofCluster(live, order) : ofAttachment(live, order));
        }
    }

    private static Errand ofAttachment(Live live, RotationOrder order) {
        Rotator.Planned planned = new Rotator(live, new FlyPlatform(live))
                .plan(order.address(), order.cluster(), order.project(), order.deploy());
        return new Errand(planned.definition(), planned.plan());
    }

    /** Whoever may not read secrets is told before anything is kept among them. */
    private static Errand ofCluster(Live live, RotationOrder order) {
        new Access(live).app(order.cluster());
        live.operator(order.cluster()).credentials();
        ClusterErrand errand = new ClusterErrand(new FlyPlatform(live), order.cluster(), order.project());
        return new Errand(ClusterErrand.NOTHING, errand.plan(cluster -> new PasswordPlan(cluster).plan()));
    }

    @Override
    public SnapshotView snapshot(Map<String, String> environment, String cluster) {
        try (Live live = live(environment)) {
            PrimarySnapshot taken = Failures.worded("cluster." + cluster, () -> PrimarySnapshot.take(live, cluster));
            return new SnapshotView(
                    cluster,
                    taken.node().toString(),
                    taken.volume(),
                    taken.snapshot().id(),
                    taken.snapshot().sizeBytes(),
                    taken.snapshot().expiresAt());
        }
    }

    @Override
    public Conversation talk(ConnectionUrl url) {
        return Failures.worded("database " + url.database(), () -> ServerConversation.open(url));
    }

    private static Live live(Map<String, String> environment) {
        return Resources.live(environment, FlyOptions.defaults(), Pace.STANDARD);
    }
}
