package io.flypg.pulumi.resource;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.Spec;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.resource.Observation;
import io.flypg.engine.resource.Observed;
import io.flypg.pulumi.session.EngineLog;
import io.flypg.pulumi.session.Session;
import io.flypg.resources.adopt.Adopter;
import io.flypg.resources.adopt.Adoption;
import io.flypg.resources.adopt.Marking;
import io.flypg.resources.live.Failures;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Finds what is on the platform by its id. */
final class Finding {
    private final Session session;

    Finding(Session session) {
        this.session = session;
    }

    /**
     * What is there of that id.
     *
     * @param taking whether the stack is to own it from now on: what is another project's is refused, and what is nobody's is marked. That
     *     is the only thing a read ever writes, because Pulumi has no other call for an import
     */
    Optional<Found> find(Kind kind, String id, boolean taking) {
        Address address = kind.address(id).orElseThrow(() -> Reading.badId(kind, id));
        if (kind == Kind.APP) {
            return app(address);
        }
        String cluster = id.split("/", -1)[0];
        return Failures.worded(address, () -> {
            if (session.live().fly().apps().get(cluster).isEmpty()) {
                return Optional.<Found>empty();
            }
            return session.alone(Optional.of(cluster), () -> inside(cluster, address, taking));
        });
    }

    private Optional<Found> inside(String cluster, Address address, boolean taking) {
        Adoption adoption = adoption(cluster, taking);
        Optional<Spec> spec = adoption.definition().find(address);
        Optional<Found> found = spec.flatMap(declared -> found(declared, adoption));
        boolean isMarked = !session.live().nodes(cluster).isEmpty();
        if (taking && !isMarked && address.type() != ResourceType.CLUSTER) {
            throw new Failure(
                    Failure.Kind.REFUSED,
                    Problem.of(
                            address,
                            "Nobody is known to own it",
                            "the cluster '" + cluster + "' bears nobody's marks, and what is in it goes with it.",
                            "import the cluster first: 'pulumi import " + Kind.CLUSTER.token() + " NAME " + cluster
                                    + "'"));
        }
        if (taking && found.isPresent()) {
            new Marking(session.live(), adoption).run(note -> session.log().say(EngineLog.Level.INFO, "", note));
        }
        return found;
    }

    private Adoption adoption(String cluster, boolean taking) {
        try {
            return new Adopter(session.live(), session.settings().project(), !taking).look(cluster);
        } catch (Failure failure) {
            if (failure.kind() == Failure.Kind.REFUSED) {
                throw new Failure(
                        Failure.Kind.REFUSED,
                        failure.problems().stream().map(Finding::ofOthers).toList());
            }
            throw failure;
        }
    }

    private static Problem ofOthers(Problem problem) {
        return Problem.of(
                Objects.requireNonNullElse(problem.subject(), ""),
                problem.summary(),
                problem.detail(),
                "to go on with what that project owns, use its name: 'pulumi config set flypg:project …'; to take it over, run"
                        + " 'flypg import --take-over'");
    }

    private static Optional<Found> found(Spec spec, Adoption adoption) {
        return adoption.observations().all().get(spec.address()) instanceof Observation.Present<?>(Observed observed)
                ? Optional.of(new Found(spec, observed, adoption.remarks()))
                : Optional.empty();
    }

    private Optional<Found> app(Address address) {
        Spec spec = new AppSpec(address.name());
        return Look.at(session, spec).observed().map(observed -> new Found(spec, observed, List.of()));
    }
}
