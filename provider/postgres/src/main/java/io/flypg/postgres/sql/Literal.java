package io.flypg.postgres.sql;

/** Texts in statements that cannot take parameters (all of DDL). */
public final class Literal {

    private Literal() {}

    /** The text between single quotes, right under either setting of {@code standard_conforming_strings}. */
    public static String quote(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a text in PostgreSQL cannot contain a zero byte");
        }
        String quoted = '\'' + text.replace("'", "''").replace("\\", "\\\\") + '\'';
        return text.indexOf('\\') < 0 ? quoted : " E" + quoted;
    }
}
