package io.flypg.postgres.talk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flypg.postgres.talk.Answer.Column;
import io.flypg.postgres.talk.Answer.Message;
import io.flypg.postgres.talk.Answer.Where;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Oid;
import org.postgresql.core.Query;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/** Writes down what the driver hears. */
final class Listener extends ResultHandlerBase {

    /** {@code xid}, {@code cid} and {@code xid8}, which the driver has no names for. */
    private static final Set<Integer> COUNTERS = Set.of(28, 29, 5069);

    private static final Set<Integer> NUMBERS =
            Set.of(Oid.INT2, Oid.INT4, Oid.INT8, Oid.FLOAT4, Oid.FLOAT8, Oid.NUMERIC, Oid.OID, Oid.MONEY);

    private final List<Answer> answers = new ArrayList<>();

    List<Answer> answers() {
        return List.copyOf(answers);
    }

    @Override
    public void handleResultRows(Query query, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
        List<Column> columns = Arrays.stream(fields)
                .map(field -> new Column(field.getColumnLabel(), isNumber(field.getOID())))
                .toList();
        answers.add(new Answer.Rows(columns, tuples.stream().map(Listener::row).toList()));
    }

    private static boolean isNumber(int type) {
        return NUMBERS.contains(type) || COUNTERS.contains(type);
    }

    private static List<@Nullable String> row(Tuple tuple) {
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < tuple.fieldCount(); i++) {
            byte[] bytes = tuple.get(i);
            values.add(bytes == null ? null : new String(bytes, UTF_8));
        }
        return Answer.row(values);
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
        answers.add(new Answer.Done(status));
    }

    @Override
    public void handleWarning(SQLWarning warning) {
        ServerErrorMessage said = warning instanceof PSQLWarning notice ? notice.getServerErrorMessage() : null;
        answers.add(message(said, warning, false));
    }

    /** The driver goes on after a row that did not fit into memory; the rest would not fit either. */
    @Override
    public void handleError(SQLException error) {
        if (error.getCause() instanceof OutOfMemoryError full) {
            throw full;
        }
        ServerErrorMessage said = error instanceof PSQLException answer ? answer.getServerErrorMessage() : null;
        answers.add(message(said, error, true));
    }

    /** An error is an answer here, not an exception. */
    @Override
    public void handleCompletion() {}

    private static Message message(@Nullable ServerErrorMessage said, SQLException cause, boolean isError) {
        if (said == null) {
            String text = Objects.requireNonNullElse(cause.getMessage(), "no reason given");
            return new Message("ERROR", text(cause.getSQLState()), text, "", "", new Where(0, "", ""), isError);
        }
        int position = said.getPosition() > 0 ? said.getPosition() : said.getInternalPosition();
        return new Message(
                text(said.getSeverity()),
                text(said.getSQLState()),
                text(said.getMessage()),
                text(said.getDetail()),
                text(said.getHint()),
                new Where(position, text(said.getInternalQuery()), text(said.getWhere())),
                isError);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
