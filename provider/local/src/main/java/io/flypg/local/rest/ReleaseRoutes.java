package io.flypg.local.rest;

import static io.flypg.local.rest.Route.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.json.Json;
import io.flypg.local.model.App;
import io.flypg.local.model.Refused;
import io.flypg.local.model.Release;
import io.flypg.local.platform.Organization;
import io.flypg.local.platform.Organizations;
import io.flypg.local.platform.Platform;
import java.util.List;

/** The third API, under {@code /api/v1}: releases, and organizations once more. */
record ReleaseRoutes(Platform platform) {
    private static final long ALL = Long.MAX_VALUE;

    List<Route> routes() {
        return List.of(
                route("POST", "/api/v1/releases", this::create),
                route("PATCH", "/api/v1/releases/{id}", this::update),
                route("GET", "/api/v1/releases/all_current", this::current),
                route("GET", "/api/v1/apps/{app}/releases", this::list),
                route("GET", "/api/v1/apps/{app}/releases/current", this::currentOf),
                route("GET", "/api/v1/organizations", this::organizations),
                route("GET", "/api/v1/organizations/{org}", this::organization));
    }

    private Answer create(Request request) {
        ObjectNode body = request.body().object();
        App app = platform.apps()
                .require(request.organization(), Json.text(body, "app_name").orElse(""));
        return Answer.created(both(platform.releases().create(app, body)));
    }

    private Answer update(Request request) {
        String status = Json.text(request.body().object(), "status").orElse("");
        List<App> apps = platform.apps().list(request.organization());
        return Answer.ok(both(platform.releases().update(apps, request.at("id"), status)));
    }

    private Answer list(Request request) {
        ArrayNode releases = Json.array();
        app(request).ledger().releases().stream()
                .limit(Math.max(request.number("limit").orElse(ALL), 0))
                .forEach(release -> releases.add(view(release)));
        return Answer.ok(Json.object().set("releases", releases));
    }

    private Answer currentOf(Request request) {
        return app(request)
                .ledger()
                .current()
                .map(release -> Answer.ok(both(release)))
                .orElseThrow(() -> Refused.notFound("release"));
    }

    /** When each app was last deployed; apps that never were are left out. */
    private Answer current(Request request) {
        ObjectNode times = Json.object();
        platform.apps()
                .list(request.organization())
                .forEach(app -> app.ledger()
                        .current()
                        .ifPresent(release -> times.put(app.name(), Times.text(release.createdAt()))));
        return Answer.ok(times);
    }

    private Answer organizations(Request request) {
        ObjectNode body = Json.object();
        body.putArray("organizations").add(view(Organizations.of(request.organization())));
        return Answer.ok(body);
    }

    private Answer organization(Request request) {
        Organization found = Organizations.require(request.organization(), request.at("org"));
        return Answer.ok(Json.object().set("organization", view(found)));
    }

    private App app(Request request) {
        return platform.apps().require(request.organization(), request.at("app"));
    }

    /** Clients read it flat after one call and under its name after another. */
    private static ObjectNode both(Release release) {
        ObjectNode node = view(release);
        return node.set("release", view(release));
    }

    private static ObjectNode view(Release release) {
        return Json.object()
                .put("id", release.id())
                .put("version", release.version())
                .put("stable", release.isComplete())
                .put("in_progress", release.isInProgress())
                .put("status", release.status())
                .put("strategy", release.strategy())
                .put("user", "me@example.test")
                .put("created_at", Times.text(release.createdAt()))
                .put("image_ref", release.image());
    }

    private static ObjectNode view(Organization organization) {
        return Json.object()
                .put("id", organization.id())
                .put("internal_numeric_id", organization.number())
                .put("slug", organization.slug())
                .put("raw_slug", organization.slug())
                .put("name", organization.name())
                .put("personal", organization.slug().equals("personal"))
                .put("paid_plan", true)
                .put("billable", true)
                .put("billing_status", "CURRENT")
                .put("provisions_beta_extensions", false)
                .put("remote_builder_image", "");
    }
}
