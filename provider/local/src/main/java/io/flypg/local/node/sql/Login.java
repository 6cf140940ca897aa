package io.flypg.local.node.sql;

/** Who logs in. */
public record Login(String user, String password) {
    @Override
    public String toString() {
        return user + ":***";
    }
}
