package io.flypg.postgres.admin;

/** What a node says it is, by its role check. */
public enum NodeRole {
    /** Takes writes. */
    PRIMARY,
    /** Follows the primary. */
    STANDBY,
    /** A primary that cannot be sure to be the only one, or knows that it is not: takes no writes. */
    ZOMBIE,
    /** Votes and holds no data. */
    WITNESS,
    /** A host for backups of the old kind: no member of the cluster. */
    BARMAN,
    /** Anything else. */
    UNKNOWN;

    static NodeRole of(String text) {
        return switch (text.strip()) {
            case "primary" -> PRIMARY;
            case "replica" -> STANDBY;
            case "zombie" -> ZOMBIE;
            case "witness" -> WITNESS;
            case "barman" -> BARMAN;
            default -> UNKNOWN;
        };
    }
}
