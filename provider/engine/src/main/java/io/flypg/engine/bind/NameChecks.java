package io.flypg.engine.bind;

import io.flypg.engine.model.AppSpec;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.DatabaseSpec;
import io.flypg.engine.model.RoleSpec;
import io.flypg.engine.model.Spec;

/** Which names are possible. */
final class NameChecks {
    private final Report report;

    NameChecks(Report report) {
        this.report = report;
    }

    void check(Spec spec) {
        switch (spec) {
            case AppSpec app -> app(app, app.name());
            case ClusterSpec cluster -> app(cluster, cluster.name());
            case DatabaseSpec database -> database(database);
            case RoleSpec role -> identifier(role, "name", role.name());
            case AttachmentSpec attachment -> {
                variable(attachment, "variable", attachment.variable());
                attachment.readVariable().ifPresent(name -> variable(attachment, "readVariable", name));
            }
        }
    }

    private void app(Spec spec, String name) {
        if (!Names.isApp(name)) {
            report.add(
                    spec,
                    "name",
                    "Bad name",
                    "'" + name + "' cannot be the name of a Fly app, and a cluster is one too.",
                    "use up to 62 lower-case letters, digits and dashes, beginning with a letter and not ending with a dash");
        }
    }

    private void database(DatabaseSpec database) {
        if (database.owner().isPresent()) {
            identifier(database, "owner", database.ownerRole());
        }
        boolean good = identifier(database, "name", database.name());
        if (good && database.owner().isEmpty() && !Names.isIdentifier(database.ownerRole())) {
            report.add(
                    database,
                    "name",
                    "Bad name",
                    "the owner role would be '" + database.ownerRole()
                            + "', and PostgreSQL cuts names after 63 characters.",
                    "choose a shorter name, or name the owner role: owner '…'");
        }
    }

    private boolean identifier(Spec spec, String field, String name) {
        if (!Names.isIdentifier(name)) {
            report.add(
                    spec,
                    field,
                    "Bad name",
                    "'" + name + "' is not a plain PostgreSQL name, and the image's own tools do not quote names.",
                    "use up to 63 lower-case letters, digits and underscores, not beginning with a digit");
            return false;
        }
        if (Names.isReserved(name)) {
            report.add(
                    spec,
                    field,
                    "Reserved name",
                    "'" + name + "' belongs to PostgreSQL or to the image.",
                    "choose another name");
            return false;
        }
        return true;
    }

    private void variable(AttachmentSpec attachment, String field, String name) {
        if (!Names.isVariable(name)) {
            report.add(
                    attachment,
                    field,
                    "Bad name",
                    "'" + name + "' cannot be the name of a secret: the app sees it as an environment variable.",
                    "use letters, digits and underscores, not beginning with a digit");
        }
    }
}
