package io.flypg.postgres.state;

/** What a role may do with the tables of a database that it does not own. */
public enum Access {
    NONE,
    /** Sees all rows of all tables, those to come too. */
    READ,
    /** Also changes rows. */
    WRITE
}
