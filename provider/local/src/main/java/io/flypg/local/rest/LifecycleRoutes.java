package io.flypg.local.rest;

import static io.flypg.local.rest.Route.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.json.Json;
import io.flypg.local.model.GoDuration;
import io.flypg.local.model.Halt;
import io.flypg.local.model.Machine;
import io.flypg.local.model.MachineState;
import io.flypg.local.model.Refused;
import io.flypg.local.model.Signal;
import io.flypg.local.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Starting, stopping, waiting. */
record LifecycleRoutes(Platform platform) {
    private static final long LONGEST_WAIT = 60;

    List<Route> routes() {
        return List.of(
                route("DELETE", "/v1/apps/{app}/machines/{id}", this::destroy),
                route("POST", "/v1/apps/{app}/machines/{id}/start", this::start),
                route("POST", "/v1/apps/{app}/machines/{id}/stop", this::stop),
                route("POST", "/v1/apps/{app}/machines/{id}/restart", this::restart),
                route("POST", "/v1/apps/{app}/machines/{id}/suspend", this::suspend),
                route("POST", "/v1/apps/{app}/machines/{id}/signal", this::signal),
                route("POST", "/v1/apps/{app}/machines/{id}/cordon", request -> cordon(request, true)),
                route("POST", "/v1/apps/{app}/machines/{id}/uncordon", request -> cordon(request, false)),
                route("GET", "/v1/apps/{app}/machines/{id}/wait", this::await));
    }

    private Answer destroy(Request request) {
        platform.lifecycle()
                .destroy(
                        machine(request).key(), request.nonce(), request.query().flag("force", "kill"));
        return Answer.ok();
    }

    private Answer start(Request request) {
        MachineState before = platform.lifecycle().start(machine(request).key(), request.nonce());
        return Answer.ok(Json.object()
                .put("previous_state", before.wire())
                .put("migrated", false)
                .put("new_host", ""));
    }

    private Answer stop(Request request) {
        Machine machine = machine(request);
        ObjectNode body = request.body().object();
        Halt halt = halt(machine, signalName(body), Json.text(body, "timeout"));
        platform.lifecycle().stop(machine.key(), request.nonce(), halt);
        return Answer.ok();
    }

    private Answer restart(Request request) {
        Machine machine = machine(request);
        Halt halt = request.query().flag("force_stop")
                ? Halt.AT_ONCE
                : halt(machine, request.query().text("signal"), request.query().text("timeout"));
        platform.lifecycle().restart(machine.key(), request.nonce(), halt);
        return Answer.ok();
    }

    private Answer suspend(Request request) {
        Machine machine = machine(request);
        platform.lifecycle()
                .suspend(machine.key(), request.nonce(), machine.version().halt());
        return Answer.ok();
    }

    private Answer signal(Request request) {
        Signal signal = Signal.of(request.body().object().path("signal"));
        platform.lifecycle().signal(machine(request).key(), request.nonce(), signal);
        return Answer.ok();
    }

    private Answer cordon(Request request, boolean cordoned) {
        platform.lifecycle().cordon(machine(request).key(), request.nonce(), cordoned);
        return Answer.ok();
    }

    private Answer await(Request request) {
        Machine machine = machine(request);
        List<String> states = request.query().list("state");
        long seconds = request.number("timeout").orElse(LONGEST_WAIT);
        if (seconds < 0 || seconds > LONGEST_WAIT) {
            throw Refused.malformed("timeout must be between 1 and 60 seconds");
        }
        Machine reached = platform.waits()
                .await(
                        machine.key(),
                        states.isEmpty() ? List.of("started") : states,
                        request.query().text("version", "instance_id"),
                        Duration.ofSeconds(seconds));
        return Answer.ok(Json.object()
                .put("ok", true)
                .put("state", reached.state().wire())
                .put("version", reached.version().id())
                .put("event_id", reached.events().getFirst().id()));
    }

    private Machine machine(Request request) {
        var app = platform.apps().require(request.organization(), request.at("app"));
        return platform.machines().require(app, request.at("id"));
    }

    private static Optional<String> signalName(ObjectNode body) {
        return body.path("signal").isNumber()
                ? Optional.of(Signal.of(body.path("signal")).name())
                : Json.text(body, "signal");
    }

    /** A limit of zero is how a client says that it has no opinion. */
    private static Halt halt(Machine machine, Optional<String> signal, Optional<String> limit) {
        Halt usual = machine.version().halt();
        return new Halt(
                signal.orElse(usual.signal()),
                limit.flatMap(GoDuration::parse).filter(Duration::isPositive).orElse(usual.limit()));
    }
}
