package io.flypg.postgres.sql;

import io.flypg.postgres.reach.Failures;
import io.flypg.postgres.reach.Link;
import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.SqlRoute;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One short visit to one database of one node. Every error says what was being done and where. */
public final class Session implements AutoCloseable {

    /** The database that every cluster has and nobody drops. */
    public static final String MAINTENANCE = "postgres";

    /** What the server needs to report that it gave up, before we stop listening. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Link link;
    private final NodeAddress node;
    private final String doing;

    private Session(Link link, NodeAddress node, String doing) {
        this.link = link;
        this.node = node;
        this.doing = doing;
    }

    /**
     * Connects.
     *
     * @param doing what for, as it goes on after "Cannot …"
     */
    public static Session reading(SqlRoute route, NodeAddress node, String database, String doing) {
        try {
            return new Session(route.open(node, database), node, doing);
        } catch (SQLException e) {
            throw Failures.connecting(doing, node.toString(), e);
        }
    }

    /** Like {@link #reading}, with a limit that the server keeps too. */
    public static Session acting(SqlRoute route, NodeAddress node, String database, String doing) {
        Session session = reading(route, node, database, doing);
        session.limit(route.limits().act());
        return session;
    }

    /** From now on no statement may take longer. */
    public void limit(Duration limit) {
        attempt(() -> link.listen(limit.plus(GRACE)));
        execute("SET statement_timeout = " + limit.toMillis());
    }

    /** Rows of one query; {@code ?} stands for the arguments, in order. A list becomes an array of texts. */
    public <T> List<T> query(String sql, RowReader<T> reader, Object... arguments) {
        return results(List.of(sql), arguments).next(reader);
    }

    /** The only row of a query that always has one. */
    public <T> T one(String sql, RowReader<T> reader, Object... arguments) {
        return query(sql, reader, arguments).getFirst();
    }

    public <T> Optional<T> first(String sql, RowReader<T> reader, Object... arguments) {
        return query(sql, reader, arguments).stream().findFirst();
    }

    /** Several queries in one round trip. */
    public Results results(List<String> queries, Object... arguments) {
        return new Results(compute(() -> link.ask(queries, List.of(arguments))));
    }

    /** A statement without result and without arguments: everything in it is already quoted. */
    public void execute(String sql) {
        attempt(() -> link.execute(sql));
    }

    /** Runs the statements all or none. */
    public void inTransaction(List<String> statements) {
        attempt(() -> link.together(statements));
    }

    @Override
    public void close() {
        link.close();
    }

    private void attempt(Action action) {
        compute(() -> {
            action.run();
            return true;
        });
    }

    private <T> T compute(Computation<T> computation) {
        try {
            return computation.run();
        } catch (SQLException e) {
            throw Failures.executing(doing, node.toString(), e);
        }
    }

    private interface Action {
        void run() throws SQLException;
    }

    private interface Computation<T> {
        T run() throws SQLException;
    }
}
