package io.flypg.pulumi.schema;

import static io.flypg.pulumi.schema.Json.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Named properties, and which of them are always there or have to be given. */
final class Members {
    private final ObjectNode properties = object();
    private final ArrayNode required = JsonNodeFactory.instance.arrayNode();

    Members add(String name, ObjectNode property, boolean always) {
        properties.set(name, property);
        if (always) {
            required.add(name);
        }
        return this;
    }

    /** Writes them under the names that an object, or one side of a resource, has for them. */
    ObjectNode into(ObjectNode target, String propertiesName, String requiredName) {
        target.set(propertiesName, properties);
        if (!required.isEmpty()) {
            target.set(requiredName, required);
        }
        return target;
    }

    /** As an object of their own. */
    ObjectNode asObject() {
        return into(Json.type("object"), "properties", "required");
    }
}
