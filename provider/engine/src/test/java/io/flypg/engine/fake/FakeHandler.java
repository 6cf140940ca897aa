package io.flypg.engine.fake;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.model.Spec;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Step;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Catalogue;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.ResourceHandler;
import io.flypg.engine.resource.Surroundings;
import java.util.List;

/**
 * Creates what is not there, updates what is not {@link #AS_DECLARED}, and takes no care whatever: what could not be seen it would
 * create, and protections it does not know.
 */
public record FakeHandler<D extends Spec>(ResourceType type, Class<D> desired) implements ResourceHandler<D, Seen> {
    public static final String AS_DECLARED = "as declared";

    /** Its update cuts sessions. */
    public static final String NEEDS_RESTART = "needs a restart";

    /** Its update stops writes for a while. */
    public static final String NEEDS_PROMOTION = "needs a promotion";

    /** Its update says that more will be planned afterwards. */
    public static final String IS_DOWN = "is down";

    /** It is refused. */
    public static final String IS_FOREIGN = "is foreign";

    /** One for every kind of resource. */
    public static Catalogue catalogue() {
        return new Catalogue(List.of(
                new FakeHandler<>(ResourceType.APP, AppSpec.class),
                new FakeHandler<>(ResourceType.CLUSTER, ClusterSpec.class),
                new FakeHandler<>(ResourceType.DATABASE, DatabaseSpec.class),
                new FakeHandler<>(ResourceType.ROLE, RoleSpec.class),
                new FakeHandler<>(ResourceType.ATTACHMENT, AttachmentSpec.class)));
    }

    @Override
    public Class<Seen> observed() {
        return Seen.class;
    }

    @Override
    public Change plan(D desired, Observation<Seen> observed, Surroundings surroundings) {
        Address address = desired.address();
        return switch (observed) {
            case Observation.Absent<Seen> _, Observation.Unknown<Seen> _ ->
                new Change.Create(address, List.of(), List.of(FakeStep.of(address)), List.of());
            case Observation.Present<Seen>(Seen seen)
            when seen.state().equals(AS_DECLARED) -> new Change.NoChange(address, List.of());
            case Observation.Present<Seen>(Seen seen)
            when seen.state().equals(IS_FOREIGN) ->
                Blocks.refused(address, List.of(), List.of(Problem.of(address, "Foreign", "not ours.", "")));
            case Observation.Present<Seen>(Seen seen) -> update(address, seen.state());
        };
    }

    private static Change update(Address address, String stable) {
        Step step = switch (stable) {
            case NEEDS_RESTART -> FakeStep.restart(address.name());
            case NEEDS_PROMOTION -> FakeStep.promote(address.name());
            default -> FakeStep.of(address);
        };
        return new Change.Update(address, List.of(), List.of(step), List.of(), stable.equals(IS_DOWN));
    }

    @Override
    public Change delete(Address address, Seen observed, Surroundings surroundings) {
        boolean data = type == ResourceType.CLUSTER || type == ResourceType.DATABASE;
        return new Change.Delete(address, List.of(FakeStep.of(address)), data);
    }
}
