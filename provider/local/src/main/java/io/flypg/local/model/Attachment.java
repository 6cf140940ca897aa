package io.flypg.local.model;

/**
 * That an app uses a database of a cluster, as {@code fly postgres attach} registers it.
 *
 * @param cluster name of the PostgreSQL app
 * @param variable name of the app's secret with the address
 */
public record Attachment(String id, String cluster, String database, String user, String variable) {}
