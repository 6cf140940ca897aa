package io.flypg.local.node.admin;

import io.flypg.local.node.member.Node;
import io.flypg.local.node.sql.Session;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Users by the admin API. Names and passwords go into the statements as they come, as on the real image: what breaks there has to
 * break here.
 */
final class Users {
    private static final String SELECT = """
            SELECT u.usename, u.usesuper,
                   ARRAY(SELECT d.datname::text FROM pg_database d
                         WHERE NOT d.datistemplate AND has_database_privilege(u.usename, d.datname, 'CONNECT')
                         ORDER BY d.datname)
            FROM pg_user u""";

    private final Node node;

    Users(Node node) {
        this.node = node;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/commands/users/list", _ -> list()),
                Route.post("/commands/users/create", this::create),
                Route.delete("/commands/users/delete/", call -> delete(call.name())),
                Route.get("/commands/users/", call -> find(call.name())));
    }

    private Reply list() throws SQLException {
        try (Session session = open("postgres")) {
            return Reply.result(session.all(Users::read, SELECT + " ORDER BY u.usename"));
        }
    }

    private Reply find(String name) throws SQLException {
        try (Session session = open("postgres")) {
            return Reply.result(session.first(Users::read, SELECT + " WHERE u.usename = ?", name)
                    .orElse(null));
        }
    }

    private Reply create(Call call) throws SQLException, ApiProblem {
        String name = call.field("username");
        boolean superuser = call.json().path("superuser").asBoolean();
        try (Session session = open("postgres")) {
            session.run("CREATE USER " + name + " WITH LOGIN PASSWORD '" + call.field("password") + "'"
                    + (superuser ? " SUPERUSER" : ""));
            if (!superuser) {
                session.run("GRANT pg_read_all_data, pg_write_all_data TO \"" + name + "\"");
            }
        }
        return Reply.result(true);
    }

    private Reply delete(String name) throws SQLException, ApiProblem {
        for (String database : databases()) {
            try (Session session = open(database)) {
                session.run("REASSIGN OWNED BY " + name + " TO postgres");
                session.run("DROP OWNED BY " + name);
            } catch (SQLException e) {
                throw new ApiProblem("failed to reassign ownership: " + Session.problem(e));
            }
        }
        try (Session session = open("postgres")) {
            session.run("DROP USER " + name);
        }
        return Reply.result(true);
    }

    private List<String> databases() throws SQLException {
        try (Session session = open("postgres")) {
            return session.all(
                    row -> row.getString(1),
                    "SELECT datname FROM pg_database WHERE NOT datistemplate ORDER BY datname");
        }
    }

    private Session open(String database) throws SQLException {
        return node.me().open(node.me().operator(), database);
    }

    private static Map<String, Object> read(ResultSet row) throws SQLException {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("username", row.getString(1));
        user.put("superuser", row.getBoolean(2));
        user.put("databases", texts(row.getArray(3)));
        return user;
    }

    static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
