package io.flypg.local.rest;

import static io.flypg.local.rest.Route.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.json.Json;
import io.flypg.local.model.App;
import io.flypg.local.model.IpAddress;
import io.flypg.local.platform.Platform;
import java.util.List;

/** Addresses of apps. */
record AddressRoutes(Platform platform) {
    List<Route> routes() {
        return List.of(
                route("GET", "/v1/apps/{app}/ip_assignments", this::list),
                route("POST", "/v1/apps/{app}/ip_assignments", this::allocate),
                route("DELETE", "/v1/apps/{app}/ip_assignments/{ip}", this::release));
    }

    private Answer list(Request request) {
        App app = app(request);
        ArrayNode ips = Json.array();
        app.addresses().forEach(address -> ips.add(view(app, address)));
        return Answer.ok(Json.object().set("ips", ips));
    }

    private Answer allocate(Request request) {
        App app = app(request);
        ObjectNode body = request.body().object();
        IpAddress address = platform.addresses()
                .allocate(
                        app,
                        Json.text(body, "type").orElse(""),
                        Json.text(body, "region").orElse(""));
        return Answer.ok(view(app, address));
    }

    private Answer release(Request request) {
        platform.addresses().release(app(request), request.at("ip"));
        return Answer.nothing();
    }

    private App app(Request request) {
        return platform.apps().require(request.organization(), request.at("app"));
    }

    private static ObjectNode view(App app, IpAddress address) {
        ObjectNode node = Json.object()
                .put("ip", address.address())
                .put("region", address.region())
                .put("service_name", "")
                .put("shared", false)
                .put("created_at", Times.text(address.createdAt()))
                .put("egress", false)
                .put("type", address.type());
        node.putObject("network")
                .put("name", app.identity().network())
                .put("org_slug", app.identity().organization());
        return node;
    }
}
