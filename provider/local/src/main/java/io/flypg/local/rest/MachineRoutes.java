package io.flypg.local.rest;

import static io.flypg.local.rest.Route.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.json.Json;
import io.flypg.local.model.App;
import io.flypg.local.model.Machine;
import io.flypg.local.platform.Launch;
import io.flypg.local.platform.Platform;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Machines and what they are; {@link LifecycleRoutes} starts and stops them. */
record MachineRoutes(Platform platform, MachineView view) {
    private static final int EVENTS = 20;

    List<Route> routes() {
        return List.of(
                route("GET", "/v1/apps/{app}/machines", this::list),
                route("POST", "/v1/apps/{app}/machines", this::create),
                route("GET", "/v1/apps/{app}/machines/{id}", this::get),
                route("POST", "/v1/apps/{app}/machines/{id}", this::update),
                route("GET", "/v1/apps/{app}/machines/{id}/events", this::events),
                route("GET", "/v1/apps/{app}/machines/{id}/versions", this::versions));
    }

    private Answer list(Request request) {
        App app = app(request);
        ArrayNode machines = Json.array();
        platform.machines().list(app, request.query().flag("include_deleted")).stream()
                .filter(new MachineFilter(request.query()))
                .forEach(machine -> machines.add(show(request, app, machine)));
        return Answer.ok(machines);
    }

    private Answer create(Request request) {
        App app = app(request);
        Launch launch = Launch.read(request.body().object());
        if (request.client() == Client.FLYCTL) {
            platform.machines().awaitFounding(app, launch);
        }
        Machine machine = platform.machines().create(app, launch);
        return Answer.ok(withNonce(shown(request, app, machine), machine));
    }

    private Answer get(Request request) {
        App app = app(request);
        return Answer.ok(show(request, app, platform.machines().require(app, request.at("id"))));
    }

    private Answer update(Request request) {
        App app = app(request);
        Machine machine = platform.machines().require(app, request.at("id"));
        Machine updated = platform.machines()
                .update(machine.key(), Launch.read(request.body().object()), request.nonce());
        ObjectNode shown = shown(request, app, updated);
        return Answer.ok(request.nonce().isEmpty() ? shown : withNonce(shown, updated));
    }

    private Answer events(Request request) {
        Machine machine = platform.machines().require(app(request), request.at("id"));
        long limit = request.number("limit").orElse((long) EVENTS);
        ArrayNode events = MachineView.events(machine);
        while (events.size() > Math.max(limit, 0)) {
            events.remove(events.size() - 1);
        }
        return Answer.ok(events);
    }

    /** Newest first, the present one included. */
    private Answer versions(Request request) {
        Machine machine = platform.machines().require(app(request), request.at("id"));
        ArrayNode versions = Json.array();
        Stream.concat(Stream.of(machine.version()), machine.older().stream())
                .forEach(version ->
                        versions.addObject().put("version", version.id()).set("user_config", version.config()));
        return Answer.ok(versions);
    }

    private App app(Request request) {
        return platform.apps().require(request.organization(), request.at("app"));
    }

    private ObjectNode show(Request request, App app, Machine machine) {
        ObjectNode node = shown(request, app, machine);
        if (request.query().flag("include_leases")) {
            machine.lease(platform.world().now()).ifPresent(lease -> node.set("lease", MachineView.lease(lease)));
        }
        return node;
    }

    private ObjectNode shown(Request request, App app, Machine machine) {
        String address = request.client().privateAddress(machine.identity().address());
        return view.of(app, machine).put("private_ip", address);
    }

    private ObjectNode withNonce(ObjectNode node, Machine machine) {
        Optional.of(machine)
                .flatMap(found -> found.lease(platform.world().now()))
                .ifPresent(lease -> node.put("nonce", lease.nonce()));
        return node;
    }
}
