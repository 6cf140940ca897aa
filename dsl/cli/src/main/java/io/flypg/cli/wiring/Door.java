package io.flypg.cli.wiring;

/**
 * Where somebody wants to go in.
 *
 * @param reading whether nodes will do that only read
 * @param withPassword whether the password is needed, which takes a token that may read secrets
 */
public record Door(String cluster, String database, boolean reading, boolean withPassword) {}
