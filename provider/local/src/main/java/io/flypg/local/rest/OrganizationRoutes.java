package io.flypg.local.rest;

import static io.flypg.local.rest.Route.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.json.Json;
import io.flypg.local.model.App;
import io.flypg.local.model.Machine;
import io.flypg.local.platform.Organizations;
import io.flypg.local.platform.Platform;
import io.flypg.local.platform.Regions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What spans apps: an organization's machines and volumes, regions, the token itself. */
record OrganizationRoutes(Platform platform, MachineView view) {
    private static final long PAGE = 1_000;

    List<Route> routes() {
        return List.of(
                route("GET", "/v1/orgs/{org}/machines", this::machines),
                route("GET", "/v1/orgs/{org}/volumes", this::volumes),
                route("GET", "/v1/platform/regions", _ -> Answer.ok(regions())),
                route("GET", "/v1/tokens/current", this::token));
    }

    private Answer machines(Request request) {
        boolean deleted = request.query().flag("include_deleted");
        var filter = new MachineFilter(request.query());
        Stream<ObjectNode> found = apps(request)
                .flatMap(app -> platform.machines().list(app, deleted).stream()
                        .filter(filter)
                        .map(machine -> machine(app, machine)));
        return page(request, "machines", found);
    }

    private ObjectNode machine(App app, Machine machine) {
        return of(app, view.of(app, machine));
    }

    /** Usage is left out: measuring every volume of an organization takes too long for a list. */
    private Answer volumes(Request request) {
        Stream<ObjectNode> found = apps(request)
                .flatMap(app -> app.volumes().values().stream()
                        .map(volume -> of(app, VolumeView.unmeasured(app, volume, "created"))));
        return page(request, "volumes", found);
    }

    private Stream<App> apps(Request request) {
        Organizations.require(request.organization(), request.at("org"));
        return platform.apps().list(request.at("org")).stream();
    }

    private static ObjectNode of(App app, ObjectNode node) {
        return node.put("app_id", app.identity().number()).put("app_name", app.name());
    }

    /** Sorted by id; the cursor is the last id of the page before. */
    private static Answer page(Request request, String name, Stream<ObjectNode> found) {
        long limit = Math.clamp(request.number("limit").orElse(PAGE), 1, PAGE);
        String after = request.query().text("cursor").orElse("");
        List<ObjectNode> rest = found.filter(node -> id(node).compareTo(after) > 0)
                .sorted(Comparator.comparing(OrganizationRoutes::id))
                .limit(limit + 1)
                .toList();
        List<ObjectNode> page = rest.stream().limit(limit).toList();
        String last = page.isEmpty() ? "" : id(page.getLast());
        ArrayNode items = Json.array().addAll(page);
        ObjectNode body = Json.object();
        body.set(name, items);
        body.put("next_cursor", rest.size() > page.size() ? last : "");
        body.put("last_machine_id", last).put("last_updated_at", "");
        body.putArray("error_regions");
        return Answer.ok(body);
    }

    private static String id(JsonNode node) {
        return node.path("id").asText();
    }

    private static ObjectNode regions() {
        ObjectNode body = Json.object().put("nearest", Regions.NEAREST);
        ArrayNode regions = body.putArray("regions");
        Regions.ALL.forEach(region -> regions.addObject()
                .put("code", region.code())
                .put("name", region.name())
                .put("latitude", region.latitude())
                .put("longitude", region.longitude())
                .put("gateway_available", true)
                .put("requires_paid_plan", false)
                .put("deprecated", false)
                .put("capacity", 100)
                .put("geo_region", region.area())
                .put("mpg_available", false));
        return body;
    }

    private Answer token(Request request) {
        ObjectNode token = Json.object()
                .put("token_id", "local")
                .put("organization", Organizations.of(request.organization()).id())
                .put("org_slug", request.organization())
                .put("user", "me@example.test")
                .put("restricted_to_machine", "")
                .put("source_machine_id", "");
        token.putArray("apps");
        ObjectNode body = Json.object();
        body.putArray("tokens").add(token);
        return Answer.ok(body);
    }
}
