package io.flypg.postgres.reach;

import io.flypg.postgres.reach.PostgresException.Kind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Ports of this computer that somebody leads to nodes, as {@code fly proxy} does. Which node answers there is asked anew for each
 * connection: a port may lead to another cluster, or to the node that is the primary at the time.
 */
public record Proxies(List<Integer> ports) {

    public static final Proxies NONE = new Proxies(List.of());

    private static final String HOST = "127.0.0.1";
    private static final int LAST_PORT = 65_535;

    /** The image writes down there under which name the node is registered, which is the id of its machine. */
    private static final String WHO =
            "SELECT pg_is_in_recovery(), pg_read_file(current_setting('data_directory') || '/../repmgr.internal.conf')";

    private static final Pattern NAME = Pattern.compile("(?m)^\\s*node_name\\s*=\\s*'?([^'\\s]+)");

    public Proxies {
        ports = List.copyOf(ports);
    }

    /**
     * The node at the other end of a port.
     *
     * @param machine the id of its machine
     * @param writable whether it is no standby
     */
    public record End(String machine, boolean writable) {}

    /**
     * Reads ports with commas between them.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    public static Proxies parse(String text) {
        return new Proxies(Stream.of(text.split(","))
                .map(String::strip)
                .filter(port -> !port.isEmpty())
                .map(Proxies::port)
                .toList());
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) > 0 && Integer.parseInt(text) <= LAST_PORT) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("'" + text + "' is not a port");
    }

    public boolean isEmpty() {
        return ports.isEmpty();
    }

    /** The URL of the first port with such a node at its end. */
    public Optional<ConnectionUrl> find(Predicate<End> wanted, String database, Credentials operator) {
        return ports.stream()
                .filter(port -> leads(port, wanted, database, operator))
                .map(port -> new ConnectionUrl(HOST, port, database, operator))
                .findFirst();
    }

    private static boolean leads(int port, Predicate<End> wanted, String database, Credentials operator) {
        try (Connection connection = connect(port, database, operator)) {
            return wanted.test(end(connection));
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * A way to one node.
     *
     * @param machine the id of its machine
     */
    Link open(String machine, String database, Credentials operator) throws SQLException {
        List<String> ends = new ArrayList<>();
        for (int port : ports) {
            try {
                Connection connection = connect(port, database, operator);
                String found = endOrClose(connection).machine();
                if (found.equals(machine)) {
                    return new JdbcLink(connection);
                }
                connection.close();
                ends.add("port " + port + " leads to machine " + found);
            } catch (SQLException e) {
                if (Failures.kind(e.getSQLState()) == Kind.MISSING) {
                    throw e; // the password was accepted, so this is the cluster, and the database is on none of its
                    // nodes
                }
                ends.add("port " + port + ": " + e.getMessage());
            }
        }
        throw new SQLException(
                "no proxy on this computer leads to machine " + machine + " (" + String.join("; ", ends) + ")",
                "08001");
    }

    private static End endOrClose(Connection connection) throws SQLException {
        try {
            return end(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static Connection connect(int port, String database, Credentials operator) throws SQLException {
        return DirectRoute.connect(HOST + ":" + port, database, DirectRoute.asOperator(operator, Limits.STANDARD));
    }

    private static End end(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(WHO)) {
            rows.next();
            Matcher name = NAME.matcher(rows.getString(2));
            return new End(name.find() ? name.group(1) : "", !rows.getBoolean(1));
        }
    }
}
