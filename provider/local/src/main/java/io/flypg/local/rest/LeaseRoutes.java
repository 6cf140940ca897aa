package io.flypg.local.rest;

import static io.flypg.local.rest.Route.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.json.Json;
import io.flypg.local.model.Lease;
import io.flypg.local.model.Machine;
import io.flypg.local.model.Refused;
import io.flypg.local.platform.Leases;
import io.flypg.local.platform.Platform;
import java.util.List;

/** Leases. The answer has both forms that clients read: inside {@code data} and flat. */
record LeaseRoutes(Platform platform) {
    private static final long USUAL_SECONDS = 60;

    List<Route> routes() {
        return List.of(
                route("POST", "/v1/apps/{app}/machines/{id}/lease", this::acquire),
                route("GET", "/v1/apps/{app}/machines/{id}/lease", this::get),
                route("DELETE", "/v1/apps/{app}/machines/{id}/lease", this::release));
    }

    private Answer acquire(Request request) {
        Machine machine = machine(request);
        ObjectNode body = request.body().object();
        long seconds = request.number("ttl").or(() -> Json.number(body, "ttl")).orElse(USUAL_SECONDS);
        if (seconds <= 0) {
            throw Refused.malformed("ttl must be at least one second");
        }
        String description = Json.text(body, "description").orElse("");
        var wish = new Leases.Wish(request.organization(), seconds, description);
        Lease lease = request.client() == Client.TERRAFORM
                ? platform.leases().acquire(machine.key(), "", wish.withNonce(Client.TERRAFORM_NONCE))
                : platform.leases().acquire(machine.key(), request.nonce(), wish);
        return Answer.created(view(lease));
    }

    private Answer get(Request request) {
        return Answer.ok(view(platform.leases().require(machine(request))));
    }

    private Answer release(Request request) {
        platform.leases().release(machine(request).key(), request.nonce());
        ObjectNode body = Json.object().put("status", "success");
        body.putObject("data").put("ok", true);
        return Answer.ok(body);
    }

    private Machine machine(Request request) {
        var app = platform.apps().require(request.organization(), request.at("app"));
        return platform.machines().require(app, request.at("id"));
    }

    private static ObjectNode view(Lease lease) {
        ObjectNode body = Json.object().put("status", "success");
        fill(body.putObject("data"), lease).put("version", lease.version());
        return fill(body, lease);
    }

    private static ObjectNode fill(ObjectNode node, Lease lease) {
        return node.put("nonce", lease.nonce())
                .put("expires_at", lease.expiresAt().getEpochSecond())
                .put("owner", lease.owner())
                .put("description", lease.description());
    }
}
