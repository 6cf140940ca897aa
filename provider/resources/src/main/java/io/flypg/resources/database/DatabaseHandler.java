package io.flypg.resources.database;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.ExtensionSpec;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Effect;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.SqlStep;
import io.flypg.engine.plan.Step;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.ResourceHandler;
import io.flypg.engine.resource.Surroundings;
import io.flypg.resources.live.OwnerMark;
import io.flypg.resources.live.SessionKnobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans databases. */
public final class DatabaseHandler implements ResourceHandler<DatabaseSpec, Database> {
    @Override
    public ResourceType type() {
        return ResourceType.DATABASE;
    }

    @Override
    public Class<DatabaseSpec> desired() {
        return DatabaseSpec.class;
    }

    @Override
    public Class<Database> observed() {
        return Database.class;
    }

    @Override
    public Change plan(DatabaseSpec desired, Observation<Database> observed, Surroundings surroundings) {
        return switch (observed) {
            case Observation.Absent<Database> _ -> create(desired);
            case Observation.Unknown<Database> unknown -> Blocks.unknown(desired.address(), unknown.reason());
            case Observation.Present<Database> present ->
                update(desired, present.value(), surroundings.definition().project());
        };
    }

    private static Change create(DatabaseSpec desired) {
        List<FieldDiff> fields = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        String cluster = desired.cluster();
        fields.add(FieldDiff.of("owner", null, desired.ownerRole(), Effect.ONLINE));
        steps.add(new SqlStep.CreateOwner(cluster, desired.name(), desired.ownerRole()));
        steps.add(new SqlStep.CreateDatabase(cluster, desired.name(), desired.ownerRole(), desired.encoding()));
        for (ExtensionSpec extension : desired.extensions()) {
            fields.add(FieldDiff.of(
                    "extensions." + extension.name(), null, extension.version().orElse("default"), Effect.ONLINE));
            steps.add(new SqlStep.CreateExtension(cluster, desired.name(), extension));
        }
        SessionKnobs knobs = SessionKnobs.compare(desired.config(), new java.util.TreeMap<>(), place(desired));
        fields.addAll(knobs.fields());
        knobs.step(cluster, Optional.of(desired.name()), Optional.empty()).ifPresent(steps::add);
        return new Change.Create(desired.address(), fields, steps, List.of());
    }

    private static Change update(DatabaseSpec desired, Database database, String project) {
        boolean free = OwnerMark.isNobodys(database.project());
        if (!free && !database.project().equals(Optional.of(project))) {
            return Blocks.refused(desired.address(), List.of(), List.of(foreign(desired.address(), database)));
        }
        if (!database.exists()) {
            return create(desired);
        }
        List<FieldDiff> fields = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        if (free) {
            fields.add(FieldDiff.of("project", "nobody's", "this one", Effect.ONLINE));
            steps.add(new SqlStep.CreateOwner(desired.cluster(), desired.name(), database.owner()));
        }
        secure(desired, database, fields, steps);
        extensions(desired, database, fields, steps);
        SessionKnobs knobs = SessionKnobs.compare(desired.config(), database.settings(), place(desired));
        fields.addAll(knobs.fields());
        knobs.step(desired.cluster(), Optional.of(desired.name()), Optional.empty())
                .ifPresent(steps::add);
        return steps.isEmpty()
                ? new Change.NoChange(desired.address(), List.of())
                : new Change.Update(desired.address(), fields, steps, List.of(), false);
    }

    private static String place(DatabaseSpec desired) {
        return "ALTER DATABASE " + desired.name();
    }

    private static Problem foreign(Address address, Database database) {
        String whose = database.project()
                .map(project -> "it belongs to the project '" + project + "'.")
                .orElse("it was not made by flypg.");
        return Problem.of(
                address,
                "Database is somebody else's",
                "a database of that name is there, and " + whose,
                "choose another name; what is not ours is never changed");
    }

    private static void secure(DatabaseSpec desired, Database database, List<FieldDiff> fields, List<Step> steps) {
        boolean moved = !database.owner().equals(desired.ownerRole());
        if (moved) {
            fields.add(FieldDiff.of("owner", database.owner(), desired.ownerRole(), Effect.ONLINE));
        }
        if (database.publicConnects()) {
            fields.add(FieldDiff.of("connect", "everybody", desired.ownerRole(), Effect.ONLINE)
                    .asDrift("the database's privileges"));
        }
        if (moved || database.publicConnects()) {
            steps.add(new SqlStep.SecureDatabase(desired.cluster(), desired.name(), desired.ownerRole()));
        }
    }

    private static void extensions(DatabaseSpec desired, Database database, List<FieldDiff> fields, List<Step> steps) {
        for (ExtensionSpec extension : desired.extensions()) {
            String there = database.extensions().get(extension.name());
            boolean other =
                    extension.version().map(version -> !version.equals(there)).orElse(false);
            if (there == null || other || !database.made().contains(extension.name())) {
                String after = extension.version().orElse(there == null ? "default" : there);
                fields.add(FieldDiff.of("extensions." + extension.name(), there, after, Effect.ONLINE));
                steps.add(new SqlStep.CreateExtension(desired.cluster(), desired.name(), extension));
            }
        }
        for (String made : database.made()) {
            boolean declared = desired.extensions().stream()
                    .anyMatch(extension -> extension.name().equals(made));
            if (!declared) {
                fields.add(
                        FieldDiff.of("extensions." + made, database.extensions().get(made), null, Effect.ONLINE));
                steps.add(new SqlStep.DropExtension(desired.cluster(), desired.name(), made));
            }
        }
    }

    @Override
    public Change delete(Address address, Database observed, Surroundings surroundings) {
        if (!observed.project().equals(Optional.of(surroundings.definition().project()))) {
            return Blocks.refused(address, List.of(), List.of(foreign(address, observed)));
        }
        String cluster = address.name().substring(0, address.name().indexOf('/'));
        boolean withCluster = surroundings.isLeaving(Address.cluster(cluster));
        if (withCluster && !surroundings.purge()) {
            return new Change.Delete(address, List.of(), List.of(staysOnVolume(address)), false);
        }
        List<Step> steps = withCluster ? List.of() : List.of(new SqlStep.DropDatabase(cluster, observed.name()));
        return new Change.Delete(address, steps, observed.exists());
    }

    private static Problem staysOnVolume(Address address) {
        return Problem.of(
                        address,
                        "Stays on the kept volume",
                        "nothing serves it any more, and it comes back when its cluster does.",
                        "")
                .asWarning();
    }
}
