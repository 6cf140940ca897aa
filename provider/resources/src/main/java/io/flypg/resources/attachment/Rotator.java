package io.flypg.resources.attachment;

import io.flypg.engine.address.Address;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Dependencies;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.plan.Scope;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Suggestion;
import io.flypg.engine.resource.Observations;
import io.flypg.engine.resource.Platform;
import io.flypg.resources.live.Access;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.OwnerMark;
import io.flypg.resources.live.Primary;
import io.flypg.resources.live.PrimaryView;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at an attachment and plans another login for it, by what is recorded in its cluster alone. */
public final class Rotator {
    private final Live live;
    private final Platform platform;

    public Rotator(Live live, Platform platform) {
        this.live = live;
        this.platform = platform;
    }

    /** A plan, with the definition that it is a part of. */
    public record Planned(Definition definition, Plan plan) {}

    /**
     * Changes nothing.
     *
     * @param project whose the attachment has to be; empty for anybody's
     * @param deploy whether the app's machines are restarted with the new secret
     * @throws Failure bad input when there is no such attachment; refused when it is another project's
     */
    public Planned plan(Address address, String cluster, Optional<String> project, boolean deploy) {
        new Access(live).app(cluster);
        PrimaryView view =
                new PrimaryView(cluster, Primary.of(live, cluster).node().contents(Set.of()), false);
        AttachmentSpec spec = specs(view)
                .filter(found -> found.address().equals(address))
                .findFirst()
                .orElseThrow(() -> unknown(address, view));
        String owner = view.mark(spec.database()).map(OwnerMark::project).orElse("");
        if (!project.orElse(owner).equals(owner)) {
            throw anothers(address, owner);
        }
        Definition definition = new Definition(owner, "", false, List.of(spec), Map.of());
        Observations observations = platform.observe(definition, cluster);
        Attachment attachment = observations
                .present(address, Attachment.class)
                .filter(found -> found.mark().isPresent())
                .orElseThrow(() -> Failures.stale(address, "it cannot be seen now"));
        Plan plan = new Plan(
                owner,
                List.of(Rotation.begin(attachment, deploy)),
                new Dependencies.Builder().within(address, cluster).build(),
                List.of(),
                Collections.emptySortedMap(),
                observations.fingerprint(),
                Scope.WHOLE);
        return new Planned(definition, plan);
    }

    /** All that is recorded in a cluster, as it would be declared. */
    private static Stream<AttachmentSpec> specs(PrimaryView view) {
        return view.marks().values().stream()
                .flatMap(mark -> mark.attached().stream()
                        .map(attached -> new AttachmentSpec(
                                view.cluster(),
                                attached.app(),
                                mark.database(),
                                attached.variable(),
                                Optional.of(attached.readVariable()).filter(name -> !name.isEmpty()))));
    }

    private static Failure unknown(Address address, PrimaryView view) {
        List<String> there =
                specs(view).map(spec -> spec.address().toString()).sorted().toList();
        String nearest = Suggestion.hint(address.toString(), there);
        String all = "there are: " + String.join(", ", there);
        return new Failure(
                Failure.Kind.BAD_INPUT,
                Problem.general(
                        "Unknown attachment",
                        "nothing is recorded in cluster." + view.cluster() + " for '" + address + "'.",
                        there.isEmpty()
                                ? "no app is attached to it yet: 'flypg apply' makes what is declared"
                                : nearest.isEmpty() ? all : nearest));
    }

    private static Failure anothers(Address address, String project) {
        return new Failure(
                Failure.Kind.REFUSED,
                Problem.of(
                        address,
                        "Owned by another project",
                        "it is recorded as the project '" + project + "'s, and not as that of the definition.",
                        "name the definition of that project"));
    }
}
