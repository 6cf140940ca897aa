CREATE TABLE repmgr.nodes (
    node_id          integer PRIMARY KEY,
    upstream_node_id integer REFERENCES repmgr.nodes (node_id) DEFERRABLE,
    active           boolean NOT NULL DEFAULT true,
    node_name        text    NOT NULL,
    type             text    NOT NULL CHECK (type IN ('primary', 'standby', 'witness', 'bdr')),
    location         text    NOT NULL DEFAULT 'default',
    priority         integer NOT NULL DEFAULT 100,
    conninfo         text    NOT NULL,
    repluser         varchar(63) NOT NULL,
    slot_name        text,
    config_file      text    NOT NULL
);

CREATE TABLE repmgr.events (
    node_id         integer     NOT NULL,
    event           text        NOT NULL,
    successful      boolean     NOT NULL DEFAULT true,
    event_timestamp timestamptz NOT NULL DEFAULT current_timestamp,
    details         text
);

SELECT pg_catalog.pg_extension_config_dump('repmgr.nodes', '');
SELECT pg_catalog.pg_extension_config_dump('repmgr.events', '');
