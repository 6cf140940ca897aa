package io.flypg.local.rest;

import static io.flypg.local.rest.Route.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.guest.ExecResult;
import io.flypg.local.json.Json;
import io.flypg.local.model.Machine;
import io.flypg.local.model.Refused;
import io.flypg.local.platform.Commands;
import io.flypg.local.platform.Platform;
import io.flypg.local.platform.ShellWords;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** Metadata of a machine, and commands in it. */
record GuestRoutes(Platform platform) {
    private static final long EXEC_SECONDS = 60;
    private static final long LONGEST_EXEC_SECONDS = 3_600;

    List<Route> routes() {
        return List.of(
                route("GET", "/v1/apps/{app}/machines/{id}/metadata", this::all),
                route("PUT", "/v1/apps/{app}/machines/{id}/metadata", this::merge),
                route("PATCH", "/v1/apps/{app}/machines/{id}/metadata", this::merge),
                route("GET", "/v1/apps/{app}/machines/{id}/metadata/{key}", this::get),
                route("POST", "/v1/apps/{app}/machines/{id}/metadata/{key}", this::set),
                route("DELETE", "/v1/apps/{app}/machines/{id}/metadata/{key}", this::remove),
                route("GET", "/v1/apps/{app}/machines/{id}/ps", _ -> Answer.ok(Json.array())),
                route("POST", "/v1/apps/{app}/machines/{id}/exec", this::exec));
    }

    private Answer all(Request request) {
        return Answer.ok(platform.metadata().all(machine(request)));
    }

    private Answer get(Request request) {
        return machine(request)
                .version()
                .metadata(request.at("key"))
                .map(value -> Answer.ok(Json.object().put("value", value)))
                .orElseThrow(() -> Refused.notFound("metadata key"));
    }

    private Answer set(Request request) {
        String value = Json.text(request.body().object(), "value").orElse("");
        platform.metadata().set(machine(request).key(), request.nonce(), request.at("key"), value);
        return Answer.nothing();
    }

    private Answer remove(Request request) {
        platform.metadata().remove(machine(request).key(), request.nonce(), request.at("key"));
        return Answer.nothing();
    }

    private Answer merge(Request request) {
        ObjectNode body = request.body().object();
        platform.metadata()
                .merge(
                        machine(request).key(),
                        request.nonce(),
                        body.path("metadata"),
                        Json.text(body, "machine_version"));
        return Answer.nothing();
    }

    private Answer exec(Request request) {
        ObjectNode body = request.body().object();
        long seconds = Json.number(body, "timeout")
                .filter(given -> given > 0)
                .map(given -> Math.min(given, LONGEST_EXEC_SECONDS))
                .orElse(EXEC_SECONDS);
        var command = new Commands.Command(argv(body), Json.text(body, "stdin").orElse(""));
        ExecResult result =
                platform.commands().exec(machine(request), request.nonce(), command, Duration.ofSeconds(seconds));
        ObjectNode answer = Json.object().put("exit_code", result.exitCode()).putNull("exit_signal");
        return Answer.ok(answer.put("stdout", result.stdout()).put("stderr", result.stderr()));
    }

    private static List<String> argv(ObjectNode body) {
        return body.path("command").isArray()
                ? StreamSupport.stream(body.path("command").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : ShellWords.split(body.path("cmd").asText());
    }

    private Machine machine(Request request) {
        var app = platform.apps().require(request.organization(), request.at("app"));
        return platform.machines().require(app, request.at("id"));
    }
}
