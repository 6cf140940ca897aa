package io.flypg.resources.role;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.RoleSpec;
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
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plans roles. */
public final class RoleHandler implements ResourceHandler<RoleSpec, Role> {
    @Override
    public ResourceType type() {
        return ResourceType.ROLE;
    }

    @Override
    public Class<RoleSpec> desired() {
        return RoleSpec.class;
    }

    @Override
    public Class<Role> observed() {
        return Role.class;
    }

    @Override
    public Change plan(RoleSpec desired, Observation<Role> observed, Surroundings surroundings) {
        return switch (observed) {
            case Observation.Unknown<Role> unknown -> Blocks.unknown(desired.address(), unknown.reason());
            case Observation.Absent<Role> _ -> {
                Drawn drawn = draw(desired, null);
                yield new Change.Create(desired.address(), drawn.fields, drawn.steps, List.of());
            }
            case Observation.Present<Role> present ->
                update(desired, present.value(), surroundings.definition().project());
        };
    }

    private static Change update(RoleSpec desired, Role role, String project) {
        if (!OwnerMark.isNobodys(role.project()) && !role.project().equals(Optional.of(project))) {
            return foreign(desired.address());
        }
        Drawn drawn = draw(desired, role);
        return drawn.steps.isEmpty()
                ? new Change.NoChange(desired.address(), List.of())
                : new Change.Update(desired.address(), drawn.fields, drawn.steps, List.of(), false);
    }

    private static Change foreign(Address address) {
        Problem problem = Problem.of(
                address,
                "Role is somebody else's",
                "a role of that name is there, and it was not made for this project.",
                "choose another name; what is not ours is never changed");
        return Blocks.refused(address, List.of(), List.of(problem));
    }

    private record Drawn(List<FieldDiff> fields, List<Step> steps) {}

    /** What came along with the data of another cluster is had by whoever declares it. */
    private static List<FieldDiff> claim(@Nullable Role role) {
        List<FieldDiff> fields = new ArrayList<>();
        if (role != null && OwnerMark.isNobodys(role.project())) {
            fields.add(FieldDiff.of("project", "nobody's", "this one", Effect.ONLINE));
        }
        return fields;
    }

    private static Drawn draw(RoleSpec desired, @Nullable Role role) {
        List<FieldDiff> fields = claim(role);
        List<Step> steps = new ArrayList<>();
        differ("login", role == null ? null : role.login(), desired.login(), fields);
        differ(
                "connectionLimit",
                role == null ? null : shown(role.connectionLimit()),
                shown(desired.connectionLimit()),
                fields);
        differ(
                "reads",
                role == null ? null : role.reads(),
                desired.reads().stream().sorted().toList(),
                fields);
        differ(
                "writes",
                role == null ? null : role.writes(),
                desired.writes().stream().sorted().toList(),
                fields);
        if (!fields.isEmpty()) {
            steps.add(new SqlStep.EnsureRole(
                    desired.cluster(),
                    desired.name(),
                    desired.login(),
                    desired.connectionLimit(),
                    desired.reads(),
                    desired.writes()));
        }
        SessionKnobs knobs = SessionKnobs.compare(
                desired.config(), role == null ? new TreeMap<>() : role.settings(), "ALTER ROLE " + desired.name());
        fields.addAll(knobs.fields());
        knobs.step(desired.cluster(), Optional.empty(), Optional.of(desired.name()))
                .ifPresent(steps::add);
        if (role != null) {
            role.settingsIn().forEach((database, settings) -> inDatabase(desired, database, settings, fields, steps));
        }
        return new Drawn(fields, steps);
    }

    /** A definition cannot say what holds for a role in one database only, so such a setting, which wins over the others, is drift. */
    private static void inDatabase(
            RoleSpec desired,
            String database,
            SortedMap<String, String> settings,
            List<FieldDiff> fields,
            List<Step> steps) {
        String place = "ALTER ROLE " + desired.name() + " IN DATABASE " + database;
        SessionKnobs knobs = SessionKnobs.compare(Config.EMPTY, settings, place);
        fields.addAll(knobs.fields());
        knobs.step(desired.cluster(), Optional.of(database), Optional.of(desired.name()))
                .ifPresent(steps::add);
    }

    private static String shown(Optional<Integer> limit) {
        return limit.map(Object::toString).orElse("none");
    }

    private static void differ(String path, @Nullable Object before, Object after, List<FieldDiff> fields) {
        if (!Objects.equals(before, after)) {
            fields.add(FieldDiff.of(path, before == null ? null : before.toString(), after.toString(), Effect.ONLINE));
        }
    }

    @Override
    public Change delete(Address address, Role observed, Surroundings surroundings) {
        if (!observed.project().equals(Optional.of(surroundings.definition().project()))) {
            return foreign(address);
        }
        String cluster = address.name().substring(0, address.name().indexOf('/'));
        boolean withCluster = surroundings.isLeaving(Address.cluster(cluster));
        List<Step> steps = withCluster ? List.of() : List.of(new SqlStep.DropRole(cluster, observed.name()));
        return new Change.Delete(address, steps, false);
    }
}
