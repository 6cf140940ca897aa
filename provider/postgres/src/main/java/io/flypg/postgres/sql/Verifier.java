package io.flypg.postgres.sql;

import org.postgresql.util.PasswordUtil;

/** Passwords as the server stores them. */
public final class Verifier {

    private Verifier() {}

    /**
     * What PostgreSQL keeps instead of a password. Made here, so that the password itself never travels and cannot end up in
     * a server's log or in {@code pg_stat_statements}. Each call has a new salt.
     */
    public static String scramSha256(String password) {
        if (password.isEmpty()) {
            throw new IllegalArgumentException("an empty password would lock the role out");
        }
        return PasswordUtil.encodeScramSha256(password.toCharArray());
    }
}
