package io.flypg.resources.adopt;

import io.flypg.engine.address.Address;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.model.Spec;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Observations;
import io.flypg.fly.app.App;
import io.flypg.fly.app.AppRole;
import io.flypg.postgres.Node;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.state.Contents;
import io.flypg.resources.app.AppMachines;
import io.flypg.resources.app.AppObserver;
import io.flypg.resources.attachment.AttachmentObserver;
import io.flypg.resources.cluster.Cluster;
import io.flypg.resources.cluster.ClusterObserver;
import io.flypg.resources.database.DatabaseObserver;
import io.flypg.resources.live.Access;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Marks;
import io.flypg.resources.live.PrimaryView;
import io.flypg.resources.role.RoleObserver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at a live cluster that a project wants to own. Changes nothing. */
public final class Adopter {
    private final Live live;
    private final String project;
    private final boolean takesOver;
    private final List<String> remarks = new ArrayList<>();
    private final Set<String> owners = new TreeSet<>();

    /** @param takesOver whether what another project owns may be taken from it */
    public Adopter(Live live, String project, boolean takesOver) {
        this.live = live;
        this.project = project;
        this.takesOver = takesOver;
    }

    /**
     * What there would be to own.
     *
     * @throws Failure when it is no PostgreSQL, belongs to another project, or cannot be seen whole
     */
    public Adoption look(String cluster) {
        App app = new Access(live).app(cluster);
        Members members = new Members(cluster, live.machines(cluster).list());
        requireNodes(app, members);
        members.nodes().stream()
                .flatMap(machine -> Marks.of(machine).stream())
                .forEach(marks -> requireOwn(cluster, marks.project()));
        Map<String, Marks> marks = members.marks(project);
        Cluster seen = observe(cluster, marks);
        requireWhole(cluster, seen);
        if (!members.others().isEmpty()) {
            remarks.add("Not managed, because they are no nodes of the cluster: machines "
                    + String.join(", ", members.others()) + ".");
        }
        ClusterSpec spec = new ClusterDeclaration(seen, remarks).spec();
        PrimaryView view = inside(seen);
        List<Spec> specs = new ArrayList<>(
                new ContentsDeclaration(view, Knobs.of(spec.postgres().major()), remarks).specs());
        specs.add(spec);
        Definition definition = new Definition(project, app.organization(), false, specs, Map.of());
        return new Adoption(cluster, definition, observations(definition, seen, view), remarks, marks, owners);
    }

    private static void requireNodes(App app, Members members) {
        if (app.role().filter(AppRole.POSTGRES::equals).isEmpty() && !members.arePostgres()) {
            throw Access.notPostgres(app.name());
        }
        if (members.nodes().isEmpty()) {
            throw failed(
                    app.name(),
                    "No node to import",
                    members.others().isEmpty()
                            ? "the app has no machines."
                            : "none of its machines is a PostgreSQL node: " + String.join(", ", members.others()) + ".",
                    "bring a node back, and run the command again");
        }
    }

    private void requireOwn(String cluster, String owner) {
        if (!owner.equals(project) && !takesOver) {
            throw ownedBy(owner, cluster);
        }
        owners.add(owner);
    }

    static Failure ownedBy(String owner, String cluster) {
        return new Failure(
                Failure.Kind.REFUSED,
                Problem.of(
                        Address.cluster(cluster),
                        "Owned by another project",
                        "it belongs to the project '" + owner + "'.",
                        "take it out of that project's definition, and run this again with --take-over"));
    }

    private Cluster observe(String cluster, Map<String, Marks> marks) {
        var volumes = Map.of(cluster, live.fly().volumes(cluster).list());
        ClusterObserver observer = new ClusterObserver(live, machine -> Optional.ofNullable(marks.get(machine.id())));
        return switch (observer.observe(cluster, volumes)) {
            case Observation.Present<Cluster> present -> present.value();
            case Observation.Absent<Cluster> _ -> throw Failures.stale(cluster, "the app is gone");
            case Observation.Unknown<Cluster> unknown ->
                throw failed(
                        cluster, "Cannot be observed", Problem.sentence(unknown.reason()), "run the command again");
        };
    }

    /** Half of a cluster would be a definition that plans the other half away. */
    private static void requireWhole(String cluster, Cluster seen) {
        List<Problem> problems = new ArrayList<>();
        seen.nodes().forEach(node -> {
            if (node.sight() instanceof io.flypg.resources.cluster.Node.Sight.Unseen unseen) {
                problems.add(Problem.of(
                        "machine " + node.machine(),
                        "Node cannot be seen",
                        Problem.sentence(unseen.reason()),
                        "bring it back, or destroy it, and run the command again"));
            } else if (node.role() == NodeRole.ZOMBIE) {
                problems.add(Problem.of(
                        "machine " + node.machine(),
                        "Node is fenced",
                        "it cannot tell whether it is still the primary.",
                        "bring back the other nodes, or destroy it, and run the command again"));
            }
        });
        if (problems.isEmpty() && seen.primary().isEmpty()) {
            problems.add(Problem.of(
                    Address.cluster(cluster),
                    "No primary",
                    "no node, or more than one, says that it is the primary.",
                    "look at 'fly status -a " + cluster + "', and run the command again"));
        }
        Set<String> regions = seen.nodes().stream()
                .map(node -> node.setup().primaryRegion().code())
                .collect(Collectors.toCollection(TreeSet::new));
        if (regions.size() > 1) {
            problems.add(Problem.of(
                    Address.cluster(cluster),
                    "Nodes disagree",
                    "their PRIMARY_REGION is " + String.join(" and ", regions) + ", and a cluster has one.",
                    "give every machine the same one: 'fly machine update --env PRIMARY_REGION=…'"));
        }
        if (!problems.isEmpty()) {
            throw new Failure(Failure.Kind.FAILED, problems);
        }
    }

    private PrimaryView inside(Cluster seen) {
        var primary = seen.primary().orElseThrow();
        try {
            Node node = live.operator(seen.name()).node(primary.machine(), primary.address());
            PrimaryView outside = new PrimaryView(seen.name(), node.contents(Set.of()), seen.isProtected());
            OwnerMarks.owners(outside.contents()).forEach(owner -> requireOwn(seen.name(), owner));
            Contents contents = node.contents(outside.marks().keySet());
            return new PrimaryView(seen.name(), OwnerMarks.given(contents, project), seen.isProtected());
        } catch (PostgresException e) {
            throw Failures.of(Address.cluster(seen.name()), e);
        }
    }

    private Observations observations(Definition definition, Cluster seen, PrimaryView view) {
        Map<String, Optional<io.flypg.resources.app.App>> apps = new HashMap<>();
        Map<Address, Observation<?>> all = new HashMap<>();
        for (AppSpec spec : definition.all(AppSpec.class)) {
            Observation<io.flypg.resources.app.App> app =
                    new AppObserver(live).observe(spec.name(), new AppMachines(live, spec.name()).versions(), 0);
            all.put(spec.address(), app);
            apps.put(
                    spec.name(),
                    app instanceof Observation.Present<io.flypg.resources.app.App> present
                            ? Optional.of(present.value())
                            : Optional.empty());
        }
        for (Spec spec : definition.specs()) {
            switch (spec) {
                case AppSpec _ -> {}
                case ClusterSpec _ -> all.put(spec.address(), new Observation.Present<>(seen));
                case DatabaseSpec database -> all.put(spec.address(), DatabaseObserver.observe(view, database.name()));
                case RoleSpec role -> all.put(spec.address(), RoleObserver.observe(view, role.name()));
                case AttachmentSpec attachment ->
                    all.put(
                            spec.address(),
                            AttachmentObserver.observe(
                                    view, attachment, apps.getOrDefault(attachment.app(), Optional.empty())));
            }
        }
        return new Observations(all);
    }

    private static Failure failed(String cluster, String summary, String detail, String hint) {
        return new Failure(Failure.Kind.FAILED, Problem.of(Address.cluster(cluster), summary, detail, hint));
    }
}
