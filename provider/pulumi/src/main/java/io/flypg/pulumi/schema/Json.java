package io.flypg.pulumi.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The parts that schemas are made of. */
final class Json {
    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A type without a further one in it: {@code string}, {@code integer}, {@code boolean}. */
    static ObjectNode type(String name) {
        return object().put("type", name);
    }

    /** Another type of this schema, or of Pulumi's own. */
    static ObjectNode reference(String to) {
        return object().put("$ref", to);
    }

    static ObjectNode listOf(ObjectNode items) {
        ObjectNode list = type("array");
        list.set("items", items);
        return list;
    }

    static ObjectNode mapOf(ObjectNode values) {
        ObjectNode map = type("object");
        map.set("additionalProperties", values);
        return map;
    }
}
