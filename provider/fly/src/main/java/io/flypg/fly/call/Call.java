package io.flypg.fly.call;

/**
 * One request that went out, for counting and for showing what is going on.
 *
 * @param path what was asked for, without the query; a GraphQL call ends in the name of its operation
 * @param status the HTTP status, 0 when no answer came
 * @param attempt 1 for the first try
 */
public record Call(String method, String path, int status, long millis, int attempt) {}
