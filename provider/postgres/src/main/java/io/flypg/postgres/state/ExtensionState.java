package io.flypg.postgres.state;

/** An extension that a database has. */
public record ExtensionState(String name, String schema, String version) {}
