package io.flypg.local.rest;

import static io.flypg.local.rest.Route.route;

import io.flypg.local.json.Json;
import io.flypg.local.model.Machine;
import io.flypg.local.model.Refused;
import io.flypg.local.platform.Platform;
import java.util.List;

/** The memory of a machine that runs. */
record MemoryRoutes(Platform platform) {
    List<Route> routes() {
        return List.of(
                route("GET", "/v1/apps/{app}/machines/{id}/memory", request -> shown(machine(request))),
                route("PUT", "/v1/apps/{app}/machines/{id}/memory", this::limit),
                route("POST", "/v1/apps/{app}/machines/{id}/memory/reclaim", this::reclaim));
    }

    private Answer limit(Request request) {
        Machine machine = machine(request);
        platform.memory().limit(machine, request.nonce(), required(request, "limit_mb"));
        return shown(machine);
    }

    private Answer reclaim(Request request) {
        required(request, "amount_mb");
        int reclaimed = platform.memory().reclaim(machine(request), request.nonce());
        return Answer.ok(Json.object().put("actual_mb", reclaimed));
    }

    private Answer shown(Machine machine) {
        int limit = platform.memory().limit(machine);
        return Answer.ok(Json.object().put("limit_mb", limit).put("available_mb", limit));
    }

    private static long required(Request request, String field) {
        return Json.number(request.body().object(), field)
                .filter(megabytes -> megabytes > 0)
                .orElseThrow(() -> Refused.malformed(field + " must be a number of megabytes"));
    }

    private Machine machine(Request request) {
        var app = platform.apps().require(request.organization(), request.at("app"));
        return platform.machines().require(app, request.at("id"));
    }
}
