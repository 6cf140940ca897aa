package io.flypg.postgres.reach;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** An open way to one database of a node, for one statement after the other. What {@code SET} changes holds until it is closed. */
public interface Link extends AutoCloseable {

    /**
     * Runs queries in one round trip and gives the rows of each.
     *
     * @param arguments what each {@code ?} in the queries stands for, in order: texts, numbers, truth values, lists of texts
     */
    List<List<Row>> ask(List<String> queries, List<?> arguments) throws SQLException;

    /** Runs a statement without a result. Everything in it is quoted already. */
    void execute(String statement) throws SQLException;

    /** Runs statements all or none. */
    void together(List<String> statements) throws SQLException;

    /** From now on listens no longer than this for an answer. */
    void listen(Duration limit) throws SQLException;

    @Override
    void close();
}
