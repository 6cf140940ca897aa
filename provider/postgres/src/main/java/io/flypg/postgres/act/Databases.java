package io.flypg.postgres.act;

import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.reach.PostgresException.Kind;
import io.flypg.postgres.reach.SqlRoute;
import io.flypg.postgres.sql.Identifier;
import io.flypg.postgres.sql.Literal;
import io.flypg.postgres.sql.Session;
import io.flypg.postgres.state.Reserved;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Changes databases on a primary. */
public final class Databases {

    private final Target target;

    public Databases(SqlRoute route, NodeAddress primary) {
        this.target = new Target(route, primary);
    }

    /**
     * Creates a database that does not exist yet; one that exists stays as it is.
     *
     * @param encoding {@code UTF8} for anything new
     * @param locale of the C library; without it the cluster's
     */
    public void create(String name, String owner, String encoding, Optional<String> locale) {
        String statement = "CREATE DATABASE " + Identifier.quote(name) + " OWNER " + Identifier.quote(owner)
                + " TEMPLATE template0 ENCODING " + Literal.quote(encoding)
                + locale.map(libc -> " LOCALE_PROVIDER libc LOCALE " + Literal.quote(libc))
                        .orElse("");
        try {
            target.run("create database \"" + name + "\"", statement);
        } catch (PostgresException e) {
            if (e.kind() != Kind.EXISTS) {
                throw e;
            }
        }
    }

    /**
     * Makes a role the owner of a database, and the owner's members the only ones who can connect. The owner can create in
     * schema {@code public}.
     */
    public void giveTo(String name, String owner) {
        refuseReserved(name);
        String doing = "give database \"" + name + "\" to \"" + owner + "\"";
        String database = Identifier.quote(name);
        target.together(
                Session.MAINTENANCE,
                doing,
                List.of(
                        "ALTER DATABASE " + database + " OWNER TO " + Identifier.quote(owner),
                        "REVOKE CONNECT ON DATABASE " + database + " FROM PUBLIC"));
        target.together(
                name,
                doing,
                List.of(
                        "CREATE SCHEMA IF NOT EXISTS public",
                        "GRANT ALL ON SCHEMA public TO " + Identifier.quote(owner)));
    }

    /** Ends all sessions of a database but our own. */
    public void endSessions(String name, Duration limit) {
        try (Session session = target.open("end the sessions of database \"" + name + "\"")) {
            Sessions.end(session, "database \"" + name + "\"", limit, "datname = ?", name);
        }
    }

    /** Drops a database with everything in it, whoever is connected. One that does not exist is as good as dropped. */
    public void drop(String name) {
        refuseReserved(name);
        target.run(
                "drop database \"" + name + "\"",
                "DROP DATABASE IF EXISTS " + Identifier.quote(name) + " WITH (FORCE)");
    }

    private static void refuseReserved(String name) {
        if (Reserved.isDatabase(name)) {
            throw new IllegalArgumentException("database '" + name + "' belongs to the image");
        }
    }
}
