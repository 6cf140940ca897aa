package io.flypg.engine.bind;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.model.Spec;
import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.problem.Suggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What no single value shows: names, references between resources, names used twice. */
final class Checks {
    private final Definition definition;
    private final Places places;
    private final Problems problems;

    Checks(Definition definition, Places places, Problems problems) {
        this.definition = definition;
        this.places = places;
        this.problems = problems;
    }

    void run() {
        for (Spec spec : definition.specs()) {
            switch (spec) {
                case AppSpec app -> appName(app, app.name());
                case ClusterSpec cluster -> {
                    appName(cluster, cluster.name());
                    new ClusterChecks(cluster, (field, problem) -> report(cluster, field, problem)).run();
                }
                case DatabaseSpec database -> {
                    identifier(database, "name", database.name());
                    identifier(database, "owner", database.ownerRole());
                }
                case RoleSpec role -> {
                    identifier(role, "name", role.name());
                    references(role);
                }
                case AttachmentSpec attachment -> {
                    variables(attachment);
                    references(attachment);
                }
            }
        }
        appsAndClustersApart();
        variablesApart();
    }

    private void appName(Spec spec, String name) {
        if (!Names.isApp(name)) {
            report(
                    spec,
                    "name",
                    problem(
                            "Bad name",
                            "'" + name + "' cannot be the name of a Fly app.",
                            "use up to 62 lower-case letters, digits and dashes, starting with a letter"));
        }
    }

    private void identifier(Spec spec, String field, String name) {
        if (!Names.isIdentifier(name)) {
            report(
                    spec,
                    field,
                    problem(
                            "Bad name",
                            "'" + name
                                    + "' is not a plain PostgreSQL name, and the image's own tools do not quote names.",
                            "use lower-case letters, digits and underscores, starting with a letter"));
        } else if (Names.isReserved(name)) {
            report(
                    spec,
                    field,
                    problem(
                            "Reserved name",
                            "'" + name + "' belongs to PostgreSQL or to the image.",
                            "choose another name"));
        }
    }

    private void variables(AttachmentSpec attachment) {
        variable(attachment, "variable", attachment.variable());
        attachment.readVariable().ifPresent(name -> variable(attachment, "readVariable", name));
    }

    private void variable(AttachmentSpec attachment, String field, String name) {
        if (!Names.isVariable(name)) {
            report(
                    attachment,
                    field,
                    problem(
                            "Bad name",
                            "'" + name + "' cannot be the name of a secret.",
                            "use letters, digits and underscores"));
        }
    }

    /** Everything a resource needs has to be declared beside it. */
    private void references(Spec spec) {
        for (Address needed : spec.dependsOn()) {
            if (definition.find(needed).isEmpty() && needed.type() != ResourceType.CLUSTER) {
                List<String> known = definition.addresses().stream()
                        .filter(address -> address.type() == needed.type())
                        .map(Checks::shortName)
                        .toList();
                String hint = Suggestion.hint(shortName(needed), known);
                report(
                        spec,
                        fieldOf(needed.type()),
                        problem(
                                "Not declared",
                                needed.type().word() + " '" + shortName(needed) + "' is not declared.",
                                hint.isEmpty() ? declare(needed) : hint));
            }
        }
    }

    private static String declare(Address needed) {
        String name = shortName(needed);
        return needed.type() == ResourceType.APP
                ? "declare it at the top: app('" + name + "')"
                : "declare it in the cluster: database('" + name + "') { }";
    }

    private static String shortName(Address address) {
        return address.name().substring(address.name().indexOf('/') + 1);
    }

    private static String fieldOf(ResourceType type) {
        return switch (type) {
            case APP -> "app";
            case DATABASE -> "database";
            case CLUSTER, ROLE, ATTACHMENT -> "";
        };
    }

    private void appsAndClustersApart() {
        for (AppSpec app : definition.all(AppSpec.class)) {
            definition
                    .cluster(app.name())
                    .ifPresent(cluster -> report(
                            app,
                            "name",
                            problem(
                                    "Declared twice",
                                    "'" + app.name()
                                            + "' is a cluster as well, and a cluster is a Fly app of that name.",
                                    "give one of them another name")));
        }
    }

    private void variablesApart() {
        Map<Address, AttachmentSpec> taken = new HashMap<>();
        for (AttachmentSpec attachment : definition.all(AttachmentSpec.class)) {
            attachment.readVariable().ifPresent(name -> {
                Address address = Address.attachment(attachment.app(), name);
                boolean twice = definition.find(address).isPresent() || taken.put(address, attachment) != null;
                if (twice) {
                    report(
                            attachment,
                            "readVariable",
                            problem(
                                    "Declared twice",
                                    "the secret " + name + " of " + attachment.app()
                                            + " is set by another attachment too.",
                                    "use another variable"));
                }
            });
        }
    }

    /** A problem without a place yet. */
    static Problem problem(String summary, String detail, String hint) {
        return Problem.general(summary, detail, hint);
    }

    private void report(Spec spec, String field, Problem problem) {
        Place otherwise = definition.places().getOrDefault(spec.address(), Place.ofFile("definition"));
        Place place = places.nearest(spec.address().toString(), field, otherwise);
        problems.add(Problem.at(place, problem.summary(), problem.detail(), problem.hint()));
    }
}
