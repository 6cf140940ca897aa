package io.flypg.engine.bind;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.model.ExtensionSpec;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.model.Spec;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.problem.Suggestion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What no single value shows: names, references between resources, names used twice. */
final class Checks {
    /** PostgreSQL cuts longer names, so that two of them could become one. */
    private static final int LONGEST_NAME = 63;

    private final Definition definition;
    private final Report report;
    private final Map<String, Set<String>> declared;
    private final boolean everything;

    /** @param everything whether the definition holds all that was written, so that what is not in it is not declared */
    Checks(Definition definition, Places places, Problems problems, boolean everything) {
        this.definition = definition;
        this.report = new Report(definition, places, problems);
        this.everything = everything;
        this.declared = declared(definition);
    }

    void run() {
        NameChecks names = new NameChecks(report);
        definition.specs().forEach(names::check);
        clusters();
        definition.all(DatabaseSpec.class).forEach(this::extensionsApart);
        if (everything) {
            definition.all(RoleSpec.class).forEach(this::references);
            definition.all(AttachmentSpec.class).forEach(this::references);
        }
        definition.all(AppSpec.class).forEach(this::appsAndClustersApart);
        ownersApart();
        variablesApart();
        loginsApart();
    }

    private void clusters() {
        Map<String, List<DatabaseSpec>> databases =
                definition.all(DatabaseSpec.class).stream().collect(Collectors.groupingBy(DatabaseSpec::cluster));
        Map<String, List<RoleSpec>> roles =
                definition.all(RoleSpec.class).stream().collect(Collectors.groupingBy(RoleSpec::cluster));
        for (ClusterSpec cluster : definition.all(ClusterSpec.class)) {
            cluster(
                    cluster,
                    databases.getOrDefault(cluster.name(), List.of()),
                    roles.getOrDefault(cluster.name(), List.of()));
        }
    }

    private void cluster(ClusterSpec cluster, List<DatabaseSpec> databases, List<RoleSpec> roles) {
        new ClusterChecks(cluster, report).run();
        new DiskFit(cluster, report).run();
        new FollowersFit(cluster, report).run();
        MemoryFit memory = new MemoryFit(cluster, report);
        ExtensionsFit extensions = new ExtensionsFit(cluster, report);
        memory.run();
        databases.forEach(database -> {
            memory.run(database, database.config());
            extensions.run(database);
        });
        roles.forEach(role -> memory.run(role, role.config()));
    }

    private void references(RoleSpec role) {
        databases(role, "reads", role.reads(), List.of());
        databases(role, "writes", role.writes(), role.reads());
    }

    private void databases(RoleSpec role, String field, List<String> names, List<String> asked) {
        for (int i = 0; i < names.size(); i++) {
            if (!asked.contains(names.get(i))) {
                database(role, role.cluster(), field + "." + i, names.get(i));
            }
        }
    }

    private void references(AttachmentSpec attachment) {
        database(attachment, attachment.cluster(), "database", attachment.database());
        String app = attachment.app();
        Set<String> known = names(ResourceType.APP, "");
        if (!known.contains(app)) {
            String near = Suggestion.hint(app, known);
            report.add(
                    attachment,
                    "app",
                    "Not declared",
                    "there is no app '" + app + "' in this definition.",
                    near.isEmpty() ? "declare it at the top: app('" + app + "')" : near);
        }
    }

    private void database(Spec spec, String cluster, String field, String name) {
        Set<String> known = names(ResourceType.DATABASE, cluster);
        if (!known.contains(name)) {
            String near = Suggestion.hint(name, known);
            report.add(
                    spec,
                    field,
                    "Not declared",
                    "there is no database '" + name + "' in cluster '" + cluster + "'.",
                    near.isEmpty() ? "declare it in the cluster: database('" + name + "')" : near);
        }
    }

    /** What is declared, also when it has mistakes of its own: those were told already. */
    private Set<String> names(ResourceType type, String cluster) {
        return declared.getOrDefault(type + " " + cluster, Set.of());
    }

    /** Names in order, by what they are and the cluster they are in. */
    private static Map<String, Set<String>> declared(Definition definition) {
        Map<String, Set<String>> declared = new HashMap<>();
        for (Address address : definition.places().keySet()) {
            int slash = address.name().indexOf('/');
            String cluster = slash < 0 ? "" : address.name().substring(0, slash);
            declared.computeIfAbsent(address.type() + " " + cluster, _ -> new TreeSet<>())
                    .add(address.name().substring(slash + 1));
        }
        return declared;
    }

    private void extensionsApart(DatabaseSpec database) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < database.extensions().size(); i++) {
            ExtensionSpec extension = database.extensions().get(i);
            if (!seen.add(extension.name())) {
                report.add(
                        database,
                        "extensions." + i,
                        "Declared twice",
                        "the extension '" + extension.name() + "' is declared before.",
                        "keep one of the two");
            }
        }
    }

    private void appsAndClustersApart(AppSpec app) {
        if (definition.places().containsKey(Address.cluster(app.name()))) {
            report.add(
                    app,
                    "name",
                    "Declared twice",
                    "'" + app.name() + "' is a cluster as well, and a cluster is a Fly app of that name.",
                    "give one of them another name");
        }
    }

    /** An owner role is a database's alone: it carries what flypg knows of the database. */
    private void ownersApart() {
        Map<Address, Spec> taken = new HashMap<>();
        definition.all(RoleSpec.class).forEach(role -> taken.put(role.address(), role));
        for (DatabaseSpec database : definition.all(DatabaseSpec.class)) {
            Spec other = taken.putIfAbsent(Address.role(database.cluster(), database.ownerRole()), database);
            if (other != null) {
                report.add(
                        database,
                        database.owner().isPresent() ? "owner" : "name",
                        "Declared twice",
                        "'" + database.ownerRole() + "' would own it, and is taken by " + other.address()
                                + ": each database has an owner role of its own.",
                        "name another owner role: owner '…'");
            }
        }
    }

    private void variablesApart() {
        Set<Address> taken = new HashSet<>();
        definition.all(AttachmentSpec.class).forEach(attachment -> taken.add(attachment.address()));
        for (AttachmentSpec attachment : definition.all(AttachmentSpec.class)) {
            attachment
                    .readVariable()
                    .filter(name -> !taken.add(Address.attachment(attachment.app(), name)))
                    .ifPresent(name -> report.add(
                            attachment,
                            "readVariable",
                            "Declared twice",
                            "the secret " + name + " of " + attachment.app() + " is declared before.",
                            "use another variable"));
        }
    }

    /** Two attachments that share a login would set each other's password. */
    private void loginsApart() {
        Set<String> taken = new HashSet<>();
        for (AttachmentSpec attachment : definition.all(AttachmentSpec.class)) {
            String login = AttachmentSpec.logins(attachment.app(), attachment.variable())
                    .getFirst();
            if (login.length() > LONGEST_NAME) {
                report.add(
                        attachment,
                        "variable",
                        "Name too long",
                        "the login for it would be '" + login + "', and PostgreSQL's names end at " + LONGEST_NAME
                                + " characters.",
                        "use a shorter variable");
            } else if (!taken.add(attachment.cluster() + "/" + login)) {
                report.add(
                        attachment,
                        "variable",
                        "Login used twice",
                        "its login would be '" + login + "', which another attachment of the cluster has too.",
                        "use another variable");
            }
        }
    }
}
