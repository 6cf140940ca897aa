package io.flypg.resources.app;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.ResourceHandler;
import io.flypg.engine.resource.Surroundings;
import java.util.List;

/** Plans apps: they are made when they are not there, and never changed. */
public final class AppHandler implements ResourceHandler<AppSpec, App> {
    @Override
    public ResourceType type() {
        return ResourceType.APP;
    }

    @Override
    public Class<AppSpec> desired() {
        return AppSpec.class;
    }

    @Override
    public Class<App> observed() {
        return App.class;
    }

    @Override
    public Change plan(AppSpec desired, Observation<App> observed, Surroundings surroundings) {
        String organization = surroundings.definition().organization();
        return switch (observed) {
            case Observation.Present<App> _ -> new Change.NoChange(desired.address(), List.of());
            case Observation.Unknown<App> unknown -> Blocks.unknown(desired.address(), unknown.reason());
            case Observation.Absent<App> _ ->
                new Change.Create(
                        desired.address(),
                        List.of(),
                        List.of(new PlatformStep.CreateApp(desired.name(), organization, false)),
                        List.of());
        };
    }

    /** An app that runs something, or keeps a secret of somebody else, stays. */
    @Override
    public Change delete(Address address, App observed, Surroundings surroundings) {
        long others = observed.secrets().keySet().stream()
                .filter(name -> !surroundings.isLeaving(Address.attachment(observed.name(), name)))
                .count();
        if (observed.machines() > 0 || others > 0) {
            Problem kept = Problem.of(
                            address,
                            "App is kept",
                            "it has " + observed.machines() + " machines and " + others
                                    + " secrets that are not flypg's.",
                            "delete it with 'fly apps destroy' if nobody needs it")
                    .asWarning();
            return new Change.NoChange(address, List.of(kept));
        }
        return new Change.Delete(address, List.of(new PlatformStep.DeleteApp(observed.name())), false);
    }
}
