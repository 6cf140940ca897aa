package io.flypg.local.rest;

import static io.flypg.local.rest.Route.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.json.Json;
import io.flypg.local.model.App;
import io.flypg.local.model.MachineState;
import io.flypg.local.platform.Organization;
import io.flypg.local.platform.Organizations;
import io.flypg.local.platform.Platform;
import java.util.List;

/** Apps. */
record AppRoutes(Platform platform) {
    List<Route> routes() {
        return List.of(
                route("POST", "/v1/apps", this::create),
                route("GET", "/v1/apps", this::list),
                route("GET", "/v1/apps/{app}", this::get),
                route("DELETE", "/v1/apps/{app}", this::delete));
    }

    private Answer create(Request request) {
        ObjectNode body = request.body().object();
        String slug = Json.text(body, "org_slug").orElse(request.organization());
        App app = platform.apps()
                .create(
                        Organizations.require(request.organization(), slug),
                        Json.text(body, "name")
                                .or(() -> Json.text(body, "app_name"))
                                .orElse(""),
                        Json.text(body, "app_role_id").orElse(""),
                        Json.text(body, "network").orElse(""));
        return Answer.created(
                view(app).put("created_at", app.identity().createdAt().toEpochMilli()));
    }

    private Answer list(Request request) {
        String slug = request.query().text("org_slug").orElse(request.organization());
        Organizations.require(request.organization(), slug);
        String role = request.query().text("app_role").orElse("");
        ArrayNode apps = Json.array();
        platform.apps().list(slug).stream()
                .filter(app -> role.isEmpty() || app.identity().role().equals(role))
                .forEach(app -> apps.add(view(app)));
        return Answer.ok(Json.object().put("total_apps", apps.size()).set("apps", apps));
    }

    private Answer get(Request request) {
        return Answer.ok(view(platform.apps().require(request.organization(), request.at("app"))));
    }

    /** With or without force: everything goes. */
    private Answer delete(Request request) {
        platform.apps().delete(request.organization(), request.at("app"));
        return Answer.accepted();
    }

    private static ObjectNode view(App app) {
        Organization owner = Organizations.of(app.identity().organization());
        ObjectNode node = Json.object()
                .put("id", app.name())
                .put("name", app.name())
                .put("internal_numeric_id", app.identity().number())
                .put("network", app.identity().network())
                .put("status", status(app));
        node.putObject("organization")
                .put("name", owner.name())
                .put("slug", owner.slug())
                .put("internal_numeric_id", owner.number());
        return node.put("machine_count", app.living().count())
                .put("volume_count", app.volumes().size())
                .put("cname_target", "")
                .put("app_role", app.identity().role());
    }

    static String status(App app) {
        boolean deployed = app.living().anyMatch(machine -> machine.state() == MachineState.STARTED);
        boolean empty = app.living().findAny().isEmpty();
        return empty ? "pending" : deployed ? "deployed" : "suspended";
    }
}
