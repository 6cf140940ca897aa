package io.flypg.postgres.state;

/** The files a node's settings come from, a later one over an earlier one. */
public enum ConfigFile {
    /** {@code postgresql.conf}, made with the data directory. */
    BASE,
    /** {@code postgresql.internal.conf}, which the image computes at each boot from memory and disk. */
    INTERNAL,
    /** {@code postgresql.user.conf}, which the admin API writes. */
    USER,
    /** {@code postgresql.auto.conf}, which {@code ALTER SYSTEM} writes, and which also says whom a standby follows. */
    AUTO,
    /** Any other file. */
    OTHER;

    /** By the file's name, wherever the file is. */
    public static ConfigFile of(String path) {
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "postgresql.conf" -> BASE;
            case "postgresql.internal.conf" -> INTERNAL;
            case "postgresql.user.conf" -> USER;
            case "postgresql.auto.conf" -> AUTO;
            default -> OTHER;
        };
    }
}
