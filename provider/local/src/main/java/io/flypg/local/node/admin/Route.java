package io.flypg.local.node.admin;

import java.io.IOException;
import java.sql.SQLException;

/**
 * One route of the admin API.
 *
 * @param method {@code *} for any
 * @param path ends in a slash when a name follows
 */
record Route(String method, String path, Handler handler) {
    /** Answers a call. */
    @FunctionalInterface
    interface Handler {
        Reply answer(Call call) throws ApiProblem, SQLException, IOException, HangUp;
    }

    static Route get(String path, Handler handler) {
        return new Route("GET", path, handler);
    }

    static Route post(String path, Handler handler) {
        return new Route("POST", path, handler);
    }

    static Route delete(String path, Handler handler) {
        return new Route("DELETE", path, handler);
    }

    static Route any(String path, Handler handler) {
        return new Route("*", path, handler);
    }

    boolean isAt(String requested) {
        return path.endsWith("/")
                ? requested.startsWith(path)
                        && requested.length() > path.length()
                        && requested.indexOf('/', path.length()) < 0
                : requested.equals(path);
    }

    boolean takes(String requested) {
        return method.equals("*") || method.equals(requested);
    }

    String name(String requested) {
        return path.endsWith("/") ? requested.substring(path.length()) : "";
    }
}
