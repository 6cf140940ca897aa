package io.flypg.postgres.server;

/** The image's registrations, in the shape in which repmgr keeps them. */
public final class Membership {

    private Membership() {}

    public static void create(Server server) {
        server.sql("postgres", "CREATE DATABASE repmgr");
        server.sql("repmgr", """
                CREATE SCHEMA repmgr;
                CREATE TABLE repmgr.nodes (
                    node_id int PRIMARY KEY, upstream_node_id int, active boolean NOT NULL DEFAULT true,
                    node_name text NOT NULL, type text NOT NULL, location text NOT NULL DEFAULT 'default',
                    priority int NOT NULL DEFAULT 100, conninfo text NOT NULL, repluser varchar(63) NOT NULL,
                    slot_name text, config_file text NOT NULL);
                INSERT INTO repmgr.nodes VALUES
                    (11, NULL, true, '148e1d9c200001', 'primary', 'ams', 100, 'host=a', 'repmgr', 'repmgr_slot_11', '/c'),
                    (12, 11, true, '148e1d9c200002', 'standby', 'syd', 0, 'host=b', 'repmgr', 'repmgr_slot_12', '/c')
                """);
    }
}
