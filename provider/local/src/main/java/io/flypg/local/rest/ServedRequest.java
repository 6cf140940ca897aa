package io.flypg.local.rest;

import java.time.Instant;

/**
 * One line of the request log: that it was asked, never what with. Headers, query and bodies may hold secrets and are not kept.
 *
 * @param operation {@code query …} or {@code mutation …} for GraphQL, empty for REST
 * @param status what was answered; 0 when the connection was dropped on purpose
 * @param millis how long it took
 */
public record ServedRequest(Instant at, String method, String path, String operation, int status, long millis) {
    /** Whether the call could have changed anything. */
    public boolean changes() {
        return operation.isEmpty() ? !method.equals("GET") : !operation.startsWith("query");
    }

    String line() {
        return at + " " + method + " " + path + (operation.isEmpty() ? "" : " " + operation) + " " + status + " "
                + millis + "ms\n";
    }
}
