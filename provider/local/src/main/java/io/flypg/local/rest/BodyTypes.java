package io.flypg.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.model.Refused;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What type the fields of bodies have. The real platform decodes a body into a type of its own before it looks at it, so a text in the place
 * of a number is refused whatever it says. Here are the fields that have one type wherever they stand; others and null are fine.
 */
final class BodyTypes {
    private static final Map<String, Type> TYPES = new HashMap<>();

    static {
        put(Type.TEXT, "name", "app_name", "org_slug", "app_role_id", "network", "region", "image", "current_version");
        put(Type.TEXT, "volume", "path", "cpu_kind", "policy", "description", "machine_version");
        put(Type.TEXT, "snapshot_id", "source_volume_id", "fstype", "compute_image", "value", "type", "schedule");
        put(Type.INTEGER, "size_gb", "snapshot_retention", "cpus", "memory_mb", "max_retries", "ttl", "lease_ttl");
        put(Type.INTEGER, "min_secrets_version", "port", "internal_port", "hard_limit", "soft_limit");
        put(Type.INTEGER, "limit_mb", "amount_mb");
        put(Type.FLAG, "encrypted", "skip_launch", "skip_secrets", "auto_backup_enabled", "auto_destroy");
        put(Type.FLAG, "require_unique_zone", "autostart", "skip_service_registration");
        put(Type.OBJECT, "config", "env", "guest", "metadata", "init", "restart", "stop_config", "values");
        put(Type.OBJECT, "metrics", "concurrency", "compute");
        put(Type.ARRAY, "mounts", "services", "ports", "handlers", "files", "processes", "standbys", "command");
    }

    private BodyTypes() {}

    private static void put(Type type, String... fields) {
        Arrays.stream(fields).forEach(field -> TYPES.put(field, type));
    }

    /** A type as Go names it. */
    private enum Type {
        TEXT("string"),
        INTEGER("int"),
        FLAG("bool"),
        OBJECT("map"),
        ARRAY("slice");

        private final String go;

        Type(String go) {
            this.go = go;
        }

        boolean has(JsonNode value) {
            return switch (this) {
                case TEXT -> value.isTextual();
                case INTEGER -> value.isIntegralNumber() && value.canConvertToLong();
                case FLAG -> value.isBoolean();
                case OBJECT -> value.isObject();
                case ARRAY -> value.isArray();
            };
        }
    }

    /**
     * Makes sure that every known field is of its type.
     *
     * @throws Refused when one is not
     */
    static void require(ObjectNode body) {
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            require(field.getKey(), field.getValue());
        }
    }

    private static void require(String name, JsonNode value) {
        Type type = TYPES.get(name);
        if (type != null && !value.isNull() && !type.has(value)) {
            throw Refused.malformed("json: cannot unmarshal "
                    + value.getNodeType().name().toLowerCase(Locale.ROOT) + " into field " + name
                    + " of type "
                    + type.go);
        }
        if (isNamedByUsers(name)) {
            return;
        }
        if (value instanceof ObjectNode object) {
            require(object);
        } else if (value.isArray()) {
            value.forEach(item -> require("", item));
        }
    }

    /** In there a name says nothing of a type. */
    private static boolean isNamedByUsers(String field) {
        return switch (field) {
            case "env", "metadata", "values", "variables", "checks", "headers", "definition" -> true;
            default -> false;
        };
    }
}
