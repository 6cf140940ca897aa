package io.flypg.postgres.sql;

import io.flypg.postgres.reach.Row;
import java.util.Iterator;
import java.util.List;

/** The answers to several queries that went out together, in their order. */
public final class Results {

    private final Iterator<List<Row>> answers;

    Results(List<List<Row>> answers) {
        this.answers = answers.iterator();
    }

    /** The rows of the next query. */
    public <T> List<T> next(RowReader<T> reader) {
        return answers.next().stream().map(reader::read).toList();
    }
}
