package io.flypg.local.rest;

import io.flypg.local.model.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the route of a call. */
final class Router {
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
        String call = request.method() + " /" + String.join("/", request.path());
        throw known
                ? new Refused(405, "method " + request.method() + " is not allowed here")
                : new Refused(
                        501,
                        "the local platform does not have " + call
                                + ": it serves what PostgreSQL on Fly.io needs, and this" + " is no part of it");
    }
}
