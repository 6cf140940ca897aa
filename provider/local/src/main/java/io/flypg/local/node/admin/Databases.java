package io.flypg.local.node.admin;

import io.flypg.local.node.member.Node;
import io.flypg.local.node.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Databases by the admin API; names go into the statements as they come, as on the real image. */
final class Databases {
    private static final String SELECT = """
            SELECT d.datname,
                   ARRAY(SELECT u.usename::text FROM pg_user u
                         WHERE has_database_privilege(u.usename, d.datname, 'CONNECT') ORDER BY u.usename)
            FROM pg_database d WHERE NOT d.datistemplate""";

    private final Node node;

    Databases(Node node) {
        this.node = node;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/commands/databases/list", _ -> list()),
                Route.post("/commands/databases/create", this::create),
                Route.delete("/commands/databases/delete/", call -> delete(call.name())),
                Route.get("/commands/databases/", call -> find(call.name())));
    }

    private Reply list() throws SQLException {
        try (Session session = open("postgres")) {
            return Reply.result(session.all(Databases::read, SELECT + " ORDER BY d.datname"));
        }
    }

    private Reply find(String name) throws SQLException {
        try (Session session = open("postgres")) {
            return Reply.result(session.first(Databases::read, SELECT + " AND d.datname = ?", name)
                    .orElse(null));
        }
    }

    private Reply create(Call call) throws SQLException, ApiProblem {
        String name = call.field("name");
        try (Session session = open("postgres")) {
            if (session.text("SELECT count(*) FROM pg_database WHERE datname = ?", name)
                    .equals("0")) {
                session.run("CREATE DATABASE " + name);
            }
        }
        try (Session session = open(name)) {
            session.run("GRANT CREATE ON SCHEMA public TO PUBLIC");
        }
        return Reply.result(true);
    }

    private Reply delete(String name) throws SQLException {
        try (Session session = open("postgres")) {
            session.run("DROP DATABASE " + name);
        }
        return Reply.result(true);
    }

    private Session open(String database) throws SQLException {
        return node.me().open(node.me().operator(), database);
    }

    private static Map<String, Object> read(ResultSet row) throws SQLException {
        Map<String, Object> database = new LinkedHashMap<>();
        database.put("name", row.getString(1));
        database.put("users", Users.texts(row.getArray(2)));
        return database;
    }
}
