package io.flypg.postgres.sql;

import io.flypg.postgres.reach.Row;

/** Makes a value of a row. */
@FunctionalInterface
public interface RowReader<T> {

    T read(Row row);
}
