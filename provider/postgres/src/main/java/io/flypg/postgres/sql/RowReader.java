package io.flypg.postgres.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes a value of the row the cursor stands on. */
@FunctionalInterface
public interface RowReader<T> {

    T read(ResultSet row) throws SQLException;
}
