package io.flypg.local.rest;

import static io.flypg.local.rest.Route.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.json.Json;
import io.flypg.local.model.App;
import io.flypg.local.model.Refused;
import io.flypg.local.model.Secret;
import io.flypg.local.model.SecretStore;
import io.flypg.local.platform.Platform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Secrets. Their values are shown only to those who ask for them by name of the switch. */
record SecretRoutes(Platform platform) {
    List<Route> routes() {
        return List.of(
                route("GET", "/v1/apps/{app}/secrets", this::list),
                route("POST", "/v1/apps/{app}/secrets", this::change),
                route("GET", "/v1/apps/{app}/secrets/{name}", this::get),
                route("POST", "/v1/apps/{app}/secrets/{name}", this::set),
                route("DELETE", "/v1/apps/{app}/secrets/{name}", this::delete));
    }

    private Answer list(Request request) {
        return Answer.ok(
                Json.object().set("secrets", views(request, app(request).secrets())));
    }

    private Answer get(Request request) {
        return Answer.ok(view(request, require(request)));
    }

    private Answer change(Request request) {
        if (!(request.body().object().get("values") instanceof ObjectNode given)) {
            throw Refused.malformed("values is required");
        }
        Map<String, @Nullable String> values = new HashMap<>();
        given.properties()
                .forEach(entry -> values.put(
                        entry.getKey(),
                        entry.getValue().isNull() ? null : entry.getValue().asText()));
        SecretStore store = platform.secrets().change(app(request), values);
        ObjectNode body = Json.object();
        body.set("secrets", views(request, store));
        return Answer.ok(body.put("version", store.version()));
    }

    private Answer set(Request request) {
        ObjectNode body = request.body().object();
        if (!body.path("value").isTextual()) {
            throw Refused.malformed("value is required");
        }
        SecretStore store = platform.secrets()
                .change(
                        app(request),
                        Map.of(request.at("name"), body.path("value").asText()));
        return Answer.created(view(request, require(request)).put("version", store.version()));
    }

    private Answer delete(Request request) {
        require(request);
        Map<String, @Nullable String> values = new HashMap<>();
        values.put(request.at("name"), null);
        SecretStore store = platform.secrets().change(app(request), values);
        return Answer.ok(Json.object().put("version", store.version()));
    }

    private Secret require(Request request) {
        return Optional.ofNullable(app(request).secrets().secrets().get(request.at("name")))
                .orElseThrow(() -> Refused.notFound("secret"));
    }

    private App app(Request request) {
        return platform.apps().require(request.organization(), request.at("app"));
    }

    private static ArrayNode views(Request request, SecretStore store) {
        ArrayNode secrets = Json.array();
        store.secrets().values().forEach(secret -> secrets.add(view(request, secret)));
        return secrets;
    }

    private static ObjectNode view(Request request, Secret secret) {
        ObjectNode node = Json.object()
                .put("name", secret.name())
                .put("digest", secret.digest())
                .put("created_at", Times.text(secret.createdAt()))
                .put("updated_at", Times.text(secret.updatedAt()));
        return request.query().flag("show_secrets") ? node.put("value", secret.value()) : node;
    }
}
