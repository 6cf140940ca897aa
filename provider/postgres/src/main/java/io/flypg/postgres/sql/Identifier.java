package io.flypg.postgres.sql;

import java.nio.charset.StandardCharsets;

/** Names in statements. Every name goes through here. */
public final class Identifier {

    /** PostgreSQL cuts a longer name off without an error, so two of them could become one. */
    private static final int MAX_BYTES = 63;

    private Identifier() {}

    /** The name between double quotes, exactly as it is: case, spaces, quotes. */
    public static String quote(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a name in PostgreSQL is neither empty nor contains a zero byte");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("a name in PostgreSQL has at most 63 bytes: '" + name + "'");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A setting's name: an extension's settings have two parts, each quoted by itself. */
    public static String quoteSetting(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? quote(name) : quote(name.substring(0, dot)) + "." + quote(name.substring(dot + 1));
    }
}
