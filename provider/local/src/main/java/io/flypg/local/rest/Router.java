package io.flypg.local.rest;

import io.flypg.local.model.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the route of a call. */
final class Router {
    /** What Fly.io has, and the local platform has not. */
    private static final Pattern NOT_SERVED =
            Pattern.compile("v1/(platform/placements|tokens/(oidc|authenticate|authorize)|postgres(/.*)?"
                    + "|apps/[^/]+/(deploy_token|network_policies|certificates|secretkeys)(/.*)?)");

    private final List<Route> routes;

    Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    Answer answer(Request request) {
        boolean known = false;
        for (Route route : routes) {
            Optional<Map<String, String>> captured = route.match(request.path());
            if (captured.isPresent() && route.method().equals(request.method())) {
                return route.handler().handle(request.captured(captured.get()));
            }
            known |= captured.isPresent();
        }
        throw known
                ? new Refused(405, "method " + request.method() + " is not allowed here")
                : unknown(String.join("/", request.path()), request.method());
    }

    private static Refused unknown(String path, String method) {
        return NOT_SERVED.matcher(path).matches()
                ? new Refused(
                        501,
                        "the local platform does not have " + method + " /" + path
                                + ": it serves what PostgreSQL on Fly.io needs, and this is no part of it")
                : new Refused(404, "404 page not found");
    }
}
