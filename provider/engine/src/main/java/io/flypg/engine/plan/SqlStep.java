package io.flypg.engine.plan;

import io.flypg.engine.model.ExtensionSpec;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Steps inside PostgreSQL, run on a cluster's primary. */
public sealed interface SqlStep extends Step {
    String cluster();

    /** Creates the role that owns a database and nobody logs in as. */
    record CreateOwner(String cluster, String database, String owner) implements SqlStep {
        @Override
        public String kind() {
            return "create-owner";
        }

        @Override
        public String subject() {
            return cluster + "/" + database;
        }

        @Override
        public String text() {
            return "create the owner role " + owner + " (nobody logs in as it)";
        }
    }

    /** Creates a database that only its owner's members can connect to. */
    record CreateDatabase(String cluster, String database, String owner, String encoding) implements SqlStep {
        @Override
        public String kind() {
            return "create-database";
        }

        @Override
        public String subject() {
            return cluster + "/" + database;
        }

        @Override
        public String text() {
            return "create the database, closed to everybody but " + owner;
        }
    }

    /** Puts owner and rights of a database right. */
    record SecureDatabase(String cluster, String database, String owner) implements SqlStep {
        @Override
        public String kind() {
            return "secure-database";
        }

        @Override
        public String subject() {
            return cluster + "/" + database;
        }

        @Override
        public String text() {
            return "give it to " + owner + " and close it to everybody else";
        }
    }

    /** Drops a database with everything in it. */
    record DropDatabase(String cluster, String database) implements SqlStep {
        @Override
        public String kind() {
            return "drop-database";
        }

        @Override
        public String subject() {
            return cluster + "/" + database;
        }

        @Override
        public String text() {
            return "drop the database with everything in it";
        }

        @Override
        public Impact impact() {
            return Impact.GONE;
        }
    }

    /** Creates an extension, or brings it to the declared version. */
    record CreateExtension(String cluster, String database, ExtensionSpec extension) implements SqlStep {
        @Override
        public String kind() {
            return "create-extension";
        }

        @Override
        public String subject() {
            return cluster + "/" + database;
        }

        @Override
        public String text() {
            return "create the extension " + extension.name()
                    + extension.version().map(version -> " " + version).orElse("");
        }
    }

    /** Drops an extension; refused by PostgreSQL while anything depends on it. */
    record DropExtension(String cluster, String database, String extension) implements SqlStep {
        @Override
        public String kind() {
            return "drop-extension";
        }

        @Override
        public String subject() {
            return cluster + "/" + database;
        }

        @Override
        public String text() {
            return "drop the extension " + extension + " (only when nothing depends on it)";
        }
    }

    /**
     * Settings for the sessions of one database or of one role.
     *
     * @param database empty for a role's settings everywhere
     * @param role empty for a database's settings; with a database for what holds for the role there only
     * @param values in PostgreSQL's text form; an empty value takes the setting back
     */
    record SetSessionKnobs(
            String cluster,
            Optional<String> database,
            Optional<String> role,
            SortedMap<String, Optional<String>> values)
            implements SqlStep {
        public SetSessionKnobs {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }

        @Override
        public String kind() {
            return "set-session-knobs";
        }

        @Override
        public String subject() {
            return cluster + "/" + role.or(() -> database).orElse("");
        }

        @Override
        public String text() {
            String where = database.isPresent() && role.isPresent() ? " in " + database.get() : "";
            return "set " + String.join(", ", values.keySet()) + " for its new sessions" + where;
        }
    }

    /** Creates a role or brings it to what is declared. */
    record EnsureRole(
            String cluster,
            String role,
            boolean login,
            Optional<Integer> connectionLimit,
            List<String> reads,
            List<String> writes)
            implements SqlStep {
        public EnsureRole {
            reads = List.copyOf(reads);
            writes = List.copyOf(writes);
        }

        @Override
        public String kind() {
            return "ensure-role";
        }

        @Override
        public String subject() {
            return cluster + "/" + role;
        }

        @Override
        public String text() {
            return (login ? "create the login role" : "create the role") + rights();
        }

        private String rights() {
            String read = reads.isEmpty() ? "" : ", reading " + String.join(", ", reads);
            return read + (writes.isEmpty() ? "" : ", writing " + String.join(", ", writes));
        }
    }

    /** Drops a role; what it owns goes to the owner of each database. */
    record DropRole(String cluster, String role) implements SqlStep {
        @Override
        public String kind() {
            return "drop-role";
        }

        @Override
        public String subject() {
            return cluster + "/" + role;
        }

        @Override
        public String text() {
            return "drop the role";
        }
    }

    /** Drops the login of an attachment that another one has taken the place of, once no machine of the app runs with it any more. */
    record DropOldLogin(String cluster, String database, String app, String variable, String login) implements SqlStep {
        @Override
        public String kind() {
            return "drop-old-login";
        }

        @Override
        public String subject() {
            return cluster + "/" + database;
        }

        @Override
        public String text() {
            return "drop the old login " + login + " and end its sessions; no machine of " + app
                    + " runs with it any more";
        }
    }

    /** Notes which machines of an app may still run with a login of an attachment whose secret is gone: until they are deployed, both stay. */
    record NoteLeaving(String cluster, String database, String app, String variable) implements SqlStep {
        @Override
        public String kind() {
            return "note-leaving";
        }

        @Override
        public String subject() {
            return cluster + "/" + database;
        }

        @Override
        public String text() {
            return "keep the logins of " + app + " until its machines are deployed without the secret";
        }
    }

    /** Drops both logins of an attachment, which no machine of the app runs with; what they made stays with the database's owner. */
    record DropLogins(String cluster, String database, String app, String variable) implements SqlStep {
        @Override
        public String kind() {
            return "drop-logins";
        }

        @Override
        public String subject() {
            return cluster + "/" + database;
        }

        @Override
        public String text() {
            return "drop the logins of " + app + "; data and owner stay";
        }
    }

    /**
     * Lets go of what a copy still has of the cluster that it is of: its databases and roles are nobody's until they are declared, the
     * logins of the apps that are attached to the other one go, and so do slots, which nobody here reads from.
     */
    record Disown(String cluster) implements SqlStep {
        @Override
        public String kind() {
            return "disown";
        }

        @Override
        public String subject() {
            return cluster;
        }

        @Override
        public String text() {
            return "let what is in the data be nobody's until it is declared, without the logins of apps and the slots of the other cluster";
        }
    }
}
