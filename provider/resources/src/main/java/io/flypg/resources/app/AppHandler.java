package io.flypg.resources.app;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.plan.Blocks;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.PlatformStep;
import io.flypg.engine.problem.Plural;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Observed;
import io.flypg.engine.resource.ResourceHandler;
import io.flypg.engine.resource.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    /** An app that runs something, or keeps data or a secret of somebody else, stays; so does one while an attachment that stays hangs on it. */
    @Override
    public Change delete(Address address, App observed, Surroundings surroundings) {
        List<Address> staying = attachments(observed, surroundings).stream()
                .filter(attachment -> !surroundings.isLeaving(attachment))
                .toList();
        if (!staying.isEmpty()) {
            return Blocks.refused(address, List.of(), List.of(leftBehind(address, staying)));
        }
        Set<String> ours = variables(observed, surroundings);
        long others = observed.secrets().keySet().stream()
                .filter(name -> !ours.contains(name))
                .count();
        if (!observed.machines().isEmpty() || observed.volumes() > 0 || others > 0) {
            Problem kept = Problem.of(
                            address,
                            "App is kept",
                            "it has " + Plural.of(observed.machines().size(), "machine") + ", "
                                    + Plural.of(observed.volumes(), "volume") + " and "
                                    + Plural.of(others, "secret") + " not made by flypg.",
                            "delete it with 'fly apps destroy' if nobody needs it")
                    .asWarning();
            return new Change.NoChange(address, List.of(kept));
        }
        return new Change.Delete(address, List.of(new PlatformStep.DeleteApp(observed.name())), false);
    }

    private static Problem leftBehind(Address app, List<Address> staying) {
        String names = staying.stream().map(Address::toString).collect(Collectors.joining(", "));
        String targets =
                staying.stream().map(attachment -> "--target " + attachment).collect(Collectors.joining(" "));
        return Problem.of(
                app,
                "Something would be left behind",
                names + " would have lost the app that it hangs on.",
                "leave --target away, or, to delete that too, add " + targets);
    }

    private static List<Address> attachments(App app, Surroundings surroundings) {
        return surroundings.observations().all().entrySet().stream()
                .filter(entry -> entry.getKey().type() == ResourceType.ATTACHMENT)
                .filter(entry -> entry.getValue() instanceof Observation.Present<?>(Observed attachment)
                        && attachment.dependsOn().contains(Address.app(app.name())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The names of the secrets that go with the attachments that leave. */
    private static Set<String> variables(App app, Surroundings surroundings) {
        Set<String> names = app.secrets().keySet().stream()
                .filter(name -> holdsOurs(Address.attachment(app.name(), name), surroundings))
                .collect(Collectors.toCollection(TreeSet::new));
        surroundings.definition().all(AttachmentSpec.class).stream()
                .filter(spec -> spec.app().equals(app.name()) && surroundings.isLeaving(spec.address()))
                .forEach(spec -> spec.readVariable().ifPresent(names::add));
        return names;
    }

    /** One that has left before has no secret any more: what has its name now is somebody else's. */
    private static boolean holdsOurs(Address attachment, Surroundings surroundings) {
        return surroundings.isLeaving(attachment)
                && surroundings
                        .observations()
                        .present(attachment, Observed.class)
                        .filter(Observed::isLeaving)
                        .isEmpty();
    }
}
