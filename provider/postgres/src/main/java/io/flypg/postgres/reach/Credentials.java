package io.flypg.postgres.reach;

import java.util.Objects;

/** A login. Its text never shows the password. */
public record Credentials(String user, String password) {

    public Credentials {
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
    }

    @Override
    public String toString() {
        return user + ":***";
    }
}
