package io.flypg.local.node.metrics;

import static io.flypg.local.node.metrics.Exposition.Type.COUNTER;
import static io.flypg.local.node.metrics.Exposition.Type.GAUGE;

import io.flypg.local.node.sql.Session;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Metrics that come of one query: some columns are labels, every other column that holds a number or a time is a metric of its own.
 *
 * @param name what the names of the metrics begin with
 * @param gauges the columns whose values may fall; all others only grow
 */
record Family(String name, Set<String> labels, Set<String> gauges, String query) {
    private static final double MILLIS = 1_000;

    void read(Session session, String server, Exposition into) throws SQLException {
        session.all(row -> read(row, server, into), query);
    }

    private Exposition read(ResultSet row, String server, Exposition into) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, String> labelled = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String text = row.getString(i);
            if (labels.contains(columns.getColumnLabel(i))) {
                labelled.put(columns.getColumnLabel(i), text == null ? "" : text);
            }
        }
        labelled.put("server", server);
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String column = columns.getColumnLabel(i);
            OptionalDouble value = labels.contains(column) ? OptionalDouble.empty() : number(row, columns, i);
            value.ifPresent(
                    found -> into.add(name + "_" + column, gauges.contains(column) ? GAUGE : COUNTER, labelled, found));
        }
        return into;
    }

    private static OptionalDouble number(ResultSet row, ResultSetMetaData columns, int i) throws SQLException {
        return switch (columns.getColumnType(i)) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.REAL, Types.DOUBLE -> {
                double value = row.getDouble(i);
                yield row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
            }
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> {
                Timestamp time = row.getTimestamp(i);
                yield time == null ? OptionalDouble.empty() : OptionalDouble.of(time.getTime() / MILLIS);
            }
            default -> OptionalDouble.empty();
        };
    }
}
