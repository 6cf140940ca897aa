package io.flypg.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.json.Json;
import io.flypg.local.model.ImageRef;
import io.flypg.local.model.Refused;
import io.flypg.local.model.Version;
import java.util.Optional;

/**
 * What a client sends to create or update a machine, checked as far as that goes without knowing what exists.
 *
 * @param region empty for the nearest, or on update for the old one
 * @param name empty for a generated one, or on update for the old one
 * @param leaseSeconds 0 for no lease
 * @param currentVersion on update, the version the client believes to replace
 */
public record Launch(
        ObjectNode config,
        Optional<String> region,
        Optional<String> name,
        boolean skipLaunch,
        boolean skipSecrets,
        long leaseSeconds,
        Optional<String> currentVersion) {

    /** Reads a body. A secrets version that this platform has not reached yet is no error: the store is the newest there is. */
    public static Launch read(ObjectNode body) {
        if (!(body.get("config") instanceof ObjectNode config)) {
            throw Refused.malformed("config is required");
        }
        requireNumber(body, "min_secrets_version");
        requireNumber(body, "lease_ttl");
        Launch launch = new Launch(
                config,
                Json.text(body, "region"),
                Json.text(body, "name"),
                Json.flag(body, "skip_launch").orElse(false),
                Json.flag(body, "skip_secrets").orElse(false),
                Json.number(body, "lease_ttl").orElse(0L),
                Json.text(body, "current_version"));
        launch.check();
        return launch;
    }

    ImageRef image() {
        return version("").image();
    }

    public Version version(String id) {
        return new Version(id, config, skipSecrets);
    }

    private void check() {
        if (Json.text(config, "image").isEmpty()) {
            throw Refused.invalid("config.image is required");
        }
        Version version = version("");
        version.size().check();
        ImageRef image = version.image();
        if (image.isPostgres() && image.postgres().isEmpty()) {
            throw Refused.invalid("could not find image \""
                    + config.path("image").asText()
                    + "\": manifest unknown (the local platform has no PostgreSQL binaries for the tag " + image.tag()
                    + ")");
        }
        if (version.volumes().size() > 1) {
            throw Refused.invalid("a machine can have at most one volume");
        }
        for (JsonNode value : config.path("metadata")) {
            if (!value.isTextual()) {
                throw Refused.invalid("values of config.metadata must be strings");
            }
        }
    }

    private static void requireNumber(ObjectNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isIntegralNumber()) {
            throw Refused.malformed(field + " must be a whole number");
        }
    }

    /** Holds variables, which may be secrets. */
    @Override
    public String toString() {
        return "launch of " + config.path("image").asText();
    }
}
