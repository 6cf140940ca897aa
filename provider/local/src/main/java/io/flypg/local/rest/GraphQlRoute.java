package io.flypg.local.rest;

import static io.flypg.local.rest.Route.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.graphql.GraphQlApi;
import io.flypg.local.graphql.Operation;
import io.flypg.local.json.Json;
import io.flypg.local.platform.Platform;
import java.util.List;

/** The one address of GraphQL. Errors are 200 too: they stand in the body. */
final class GraphQlRoute {
    private final GraphQlApi api;

    GraphQlRoute(Platform platform) {
        api = new GraphQlApi(platform);
    }

    List<Route> routes() {
        return List.of(route("POST", "/graphql", this::execute));
    }

    private Answer execute(Request request) {
        ObjectNode body = request.body().object();
        String answer = Json.string(api.answer(body, request.organization()));
        return new Answer(
                200, answer, Operation.describe(Json.text(body, "query").orElse("")));
    }
}
