package io.flypg.resources;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.RestoreSpec;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.model.Spec;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Observations;
import io.flypg.engine.resource.Observed;
import io.flypg.fly.call.FlyException;
import io.flypg.fly.organization.Listing;
import io.flypg.fly.organization.OwnedMachine;
import io.flypg.fly.organization.OwnedVolume;
import io.flypg.fly.volume.Volume;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.resources.app.App;
import io.flypg.resources.app.AppMachines;
import io.flypg.resources.app.AppObserver;
import io.flypg.resources.attachment.Attachment;
import io.flypg.resources.attachment.AttachmentObserver;
import io.flypg.resources.cluster.Cluster;
import io.flypg.resources.cluster.ClusterObserver;
import io.flypg.resources.cluster.Node;
import io.flypg.resources.cluster.RestoreSource;
import io.flypg.resources.cluster.RestoreSources;
import io.flypg.resources.database.DatabaseObserver;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Marks;
import io.flypg.resources.live.Parallel;
import io.flypg.resources.live.PrimaryView;
import io.flypg.resources.role.RoleObserver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One look at everything that a definition declares or its project owns. */
final class Look {
    private final Live live;
    private final Definition definition;
    private final Map<Address, Observation<?>> all = new HashMap<>();
    private final Map<Address, RestoreSource> sources = new HashMap<>();
    private final Map<String, Optional<App>> apps = new HashMap<>();
    private Map<String, List<Volume>> volumes = Map.of();
    private boolean volumesUnread;
    /** Empty where the organization was not asked. */
    private Optional<Listing<OwnedMachine>> machines = Optional.empty();

    Look(Live live, Definition definition) {
        this.live = live;
        this.definition = definition;
    }

    Observations run() {
        String organization = definition.organization();
        machines = Optional.of(live.fly().organizations().machines(organization));
        volumes = volumes(organization);
        ClusterObserver clusters = new ClusterObserver(live);
        List<Sight> sights =
                Parallel.map(List.copyOf(clusters()), name -> look(name, observe(clusters, name, volumes)));
        look(Parallel.map(List.copyOf(apps(sights)), this::app));
        sights.forEach(this::record);
        return new Observations(all, sources);
    }

    /** One cluster with all that is in it or hangs on it; of the apps only what their secrets say of the attachments. */
    Observations run(String cluster) {
        ClusterObserver clusters = new ClusterObserver(live);
        var volumes = Map.of(
                cluster, standing(orNone(() -> live.fly().volumes(cluster).list())));
        Sight sight = look(cluster, observe(clusters, cluster, volumes));
        secrets(Parallel.map(List.copyOf(attached(spec -> spec.cluster().equals(cluster), List.of(sight))), this::app));
        record(sight);
        return new Observations(all, sources);
    }

    private static List<Volume> standing(List<Volume> volumes) {
        return volumes.stream().filter(volume -> !volume.isGoing()).toList();
    }

    /** By app. What an organization's list leaves out because a region did not answer is asked of each app. */
    private Map<String, List<Volume>> volumes(String organization) {
        Listing<OwnedVolume> listed = live.fly().organizations().volumes(organization);
        volumesUnread = !listed.unreadRegions().isEmpty();
        if (volumesUnread) {
            return clusters().stream()
                    .collect(Collectors.toMap(
                            name -> name,
                            name -> standing(
                                    orNone(() -> live.fly().volumes(name).list()))));
        }
        return listed.items().stream()
                .filter(owned -> !owned.volume().isGoing())
                .collect(Collectors.groupingBy(
                        OwnedVolume::app, Collectors.mapping(OwnedVolume::volume, Collectors.toList())));
    }

    private static <T> List<T> orNone(Supplier<List<T>> list) {
        try {
            return list.get();
        } catch (FlyException e) {
            if (e.is(FlyException.Kind.NOT_FOUND)) {
                return List.of();
            }
            throw e;
        }
    }

    /** A cluster, and what is inside its primary when that can be seen. */
    private record Sight(String name, Observation<Cluster> cluster, Optional<PrimaryView> view, String reason) {}

    private record AppSight(String name, Observation<App> app) {}

    /** What is owned and not declared matters only to those who declare everything. */
    private Set<String> clusters() {
        Set<String> names = new TreeSet<>();
        if (definition.whole()) {
            listed().map(OwnedMachine::machine)
                    .flatMap(machine -> Marks.of(machine).stream())
                    .filter(marks -> marks.project().equals(definition.project()))
                    .forEach(marks -> names.add(marks.cluster()));
        }
        definition.specs().stream()
                .flatMap(spec -> Stream.concat(Stream.of(spec.address()), spec.dependsOn().stream()))
                .filter(address -> address.type() == ResourceType.CLUSTER)
                .forEach(address -> names.add(address.name()));
        return names;
    }

    private static Observation<Cluster> observe(
            ClusterObserver clusters, String name, Map<String, List<Volume>> volumes) {
        try {
            return clusters.observe(name, volumes);
        } catch (FlyException e) {
            if (e.is(FlyException.Kind.UNAUTHORIZED) || e.is(FlyException.Kind.UNREACHABLE)) {
                throw e;
            }
            return new Observation.Unknown<>(Failures.message(e));
        }
    }

    private Sight look(String name, Observation<Cluster> observation) {
        return switch (observation) {
            case Observation.Absent<Cluster> _ -> new Sight(name, observation, Optional.empty(), "");
            case Observation.Unknown<Cluster> unknown ->
                new Sight(name, observation, Optional.empty(), unknown.reason());
            case Observation.Present<Cluster> present -> inside(name, observation, present.value());
        };
    }

    private Sight inside(String name, Observation<Cluster> observation, Cluster cluster) {
        if (cluster.nodes().isEmpty()) {
            return new Sight(
                    name, observation, Optional.empty(), cluster.isLost() ? name + " has lost its machines" : "");
        }
        if (cluster.leftovers().foreignData()) {
            return new Sight(
                    name,
                    observation,
                    Optional.empty(),
                    "the data in " + name + " is still marked as another cluster's");
        }
        Optional<Node> primary = cluster.primary();
        if (primary.isEmpty()) {
            return new Sight(name, observation, Optional.empty(), "the primary of " + name + " cannot be reached");
        }
        try {
            PrimaryView view = view(
                    live.operator(name)
                            .node(primary.get().machine(), primary.get().address()),
                    cluster);
            return new Sight(name, observation, Optional.of(view), "");
        } catch (PostgresException e) {
            return new Sight(name, observation, Optional.empty(), Failures.message(e));
        }
    }

    /** A role that is declared may still have rights in a database that is not named here, and was once: one that bears a mark. */
    private PrimaryView view(io.flypg.postgres.Node primary, Cluster cluster) {
        Set<String> insides = new TreeSet<>(declared(cluster.name(), ResourceType.DATABASE));
        PrimaryView view = new PrimaryView(cluster.name(), primary.contents(insides), cluster.isProtected());
        boolean roles = !declared(cluster.name(), ResourceType.ROLE).isEmpty();
        return roles && insides.addAll(view.marks().keySet())
                ? new PrimaryView(cluster.name(), primary.contents(insides), cluster.isProtected())
                : view;
    }

    /** The names of what is declared in a cluster, and of what that depends on. */
    private Set<String> declared(String cluster, ResourceType type) {
        return definition.specs().stream()
                .flatMap(spec -> Stream.concat(Stream.of(spec.address()), spec.dependsOn().stream()))
                .filter(address -> address.type() == type)
                .filter(address -> address.name().startsWith(cluster + "/"))
                .map(Look::shortName)
                .collect(Collectors.toSet());
    }

    private Set<String> apps(List<Sight> sights) {
        Set<String> names = attached(_ -> true, sights);
        definition.all(AppSpec.class).forEach(app -> names.add(app.name()));
        return names;
    }

    private Set<String> attached(Predicate<AttachmentSpec> declared, List<Sight> sights) {
        Set<String> names = new TreeSet<>();
        definition.all(AttachmentSpec.class).stream()
                .filter(declared)
                .forEach(attachment -> names.add(attachment.app()));
        sights.stream()
                .flatMap(sight -> sight.view().stream())
                .forEach(view -> names.addAll(
                        AttachmentObserver.owned(view, definition.project()).values()));
        return names;
    }

    private AppSight app(String name) {
        return new AppSight(name, new AppObserver(live).observe(name, machinesOf(name), volumesOf(name)));
    }

    /** Where a region did not answer, each app is asked. */
    private int volumesOf(String app) {
        if (volumesUnread) {
            return orNone(() -> live.fly().volumes(app).list()).size();
        }
        return volumes.getOrDefault(app, List.of()).size();
    }

    private SortedMap<String, String> machinesOf(String app) {
        if (machines.filter(listing -> listing.unreadRegions().isEmpty()).isEmpty()) {
            return new AppMachines(live, app).versions();
        }
        return AppMachines.versions(listed().filter(owned -> owned.app().equals(app))
                .map(OwnedMachine::machine)
                .toList());
    }

    private Stream<OwnedMachine> listed() {
        return machines.stream().flatMap(listing -> listing.items().stream());
    }

    private void look(List<AppSight> sights) {
        sights.stream()
                .filter(sight -> definition.find(Address.app(sight.name())).isPresent())
                .forEach(sight -> all.put(Address.app(sight.name()), sight.app()));
        secrets(sights);
    }

    private void secrets(List<AppSight> sights) {
        for (AppSight sight : sights) {
            apps.put(
                    sight.name(),
                    sight.app() instanceof Observation.Present<App> present
                            ? Optional.of(present.value())
                            : Optional.empty());
        }
    }

    private void record(Sight sight) {
        all.put(Address.cluster(sight.name()), sight.cluster());
        restored(sight)
                .ifPresent(from -> sources.put(
                        Address.cluster(sight.name()),
                        new RestoreSources(live).find(from, sight.name(), definition.organization())));
        sight.view().ifPresent(view -> {
            DatabaseObserver.owned(view, definition.project())
                    .forEach(address -> all.put(address, DatabaseObserver.observe(view, shortName(address))));
            RoleObserver.owned(view, definition.project())
                    .forEach(address -> all.put(address, RoleObserver.observe(view, shortName(address))));
            AttachmentObserver.owned(view, definition.project())
                    .forEach((address, app) -> AttachmentObserver.recorded(
                                    view, app, shortName(address), apps.getOrDefault(app, Optional.empty()))
                            .ifPresent(attachment -> all.put(address, new Observation.Present<>(attachment))));
        });
        definition.specs().stream()
                .filter(spec -> spec.dependsOn().contains(Address.cluster(sight.name())))
                .forEach(spec -> all.merge(spec.address(), child(spec, sight), Look::recorded));
    }

    /** An attachment that another cluster has on record is there, wherever it is declared now. */
    private static Observation<?> recorded(Observation<?> there, Observation<?> here) {
        return isRecorded(there) && !isRecorded(here) ? there : here;
    }

    private static boolean isRecorded(Observation<?> observation) {
        return observation instanceof Observation.Present<?>(Attachment attachment)
                && attachment.mark().isPresent();
    }

    /** What a cluster without nodes is to be made from, when that is something on the platform. */
    private Optional<RestoreSpec> restored(Sight sight) {
        boolean bare = switch (sight.cluster()) {
            case Observation.Absent<Cluster> _ -> true;
            case Observation.Present<Cluster> present -> present.value().nodes().isEmpty();
            case Observation.Unknown<Cluster> _ -> false;
        };
        return bare
                ? definition
                        .find(Address.cluster(sight.name()))
                        .filter(ClusterSpec.class::isInstance)
                        .flatMap(spec -> ((ClusterSpec) spec).restoreFrom())
                : Optional.empty();
    }

    private Observation<? extends Observed> child(Spec spec, Sight sight) {
        Optional<RestoreSpec> restored = restored(sight);
        if (restored.isPresent()) {
            return new Observation.Unknown<>(
                    "what the " + restored.get() + " holds is seen once " + sight.name() + " has come up with it");
        }
        if (sight.view().isEmpty()) {
            return sight.reason().isEmpty() ? alone(spec, sight) : new Observation.Unknown<>(sight.reason());
        }
        PrimaryView view = sight.view().get();
        return switch (spec) {
            case DatabaseSpec database -> DatabaseObserver.observe(view, database.name());
            case RoleSpec role -> RoleObserver.observe(view, role.name());
            case AttachmentSpec attachment ->
                AttachmentObserver.observe(view, attachment, apps.getOrDefault(attachment.app(), Optional.empty()));
            case AppSpec _, ClusterSpec _ -> throw new IllegalArgumentException("not inside a cluster: " + spec);
        };
    }

    /** What is there of it without a cluster: nothing, unless the app has a secret of that name, which a kept volume may know. */
    private Observation<? extends Observed> alone(Spec spec, Sight sight) {
        if (!(spec instanceof AttachmentSpec attachment)) {
            return new Observation.Absent<>();
        }
        Observation<Attachment> found =
                AttachmentObserver.unattached(attachment, apps.getOrDefault(attachment.app(), Optional.empty()));
        boolean kept = sight.cluster() instanceof Observation.Present<Cluster>(Cluster cluster)
                && cluster.kept().isPresent();
        return kept && found instanceof Observation.Present<Attachment>
                ? new Observation.Unknown<>("whose the secret of " + attachment.app()
                        + " is stands on the volume that was kept of " + sight.name())
                : found;
    }

    private static String shortName(Address address) {
        return address.name().substring(address.name().indexOf('/') + 1);
    }
}
