package io.flypg.local.rest;

import static io.flypg.local.rest.Route.route;

import io.flypg.local.json.Json;
import java.util.List;

/** Every call that is served. */
final class Routes {
    private Routes() {}

    static List<Route> all() {
        return List.of(route("GET", "/v1/tokens/current", Routes::tokens));
    }

    private static Answer tokens(Request request) {
        var token = Json.object()
                .put("token_id", "local")
                .put("organization", request.organization())
                .put("org_slug", request.organization())
                .put("user", "me@example.test")
                .put("restricted_to_machine", "")
                .put("source_machine_id", "");
        token.putArray("apps");
        var body = Json.object();
        body.putArray("tokens").add(token);
        return Answer.ok(body);
    }
}
