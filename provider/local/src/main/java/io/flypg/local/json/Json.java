package io.flypg.local.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The one mapper, and the few questions we ask of a document. */
public final class Json {
    /** Binds our own records; unknown fields are ignored so that an older server reads a newer folder. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Instants())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static String string(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("write JSON", e);
        }
    }

    /** The text at a field; empty when it is absent, null or the empty text, which clients send for "not given". */
    public static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field))
                .filter(JsonNode::isValueNode)
                .filter(value -> !value.isNull())
                .map(JsonNode::asText)
                .filter(value -> !value.isEmpty());
    }

    /** The whole number at a field; empty when it is absent, null or not a whole number. */
    public static Optional<Long> number(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field))
                .filter(JsonNode::isIntegralNumber)
                .map(JsonNode::asLong);
    }

    /** The same as an int; what does not fit becomes the nearest that does, which every rule then refuses. */
    public static Optional<Integer> count(JsonNode node, String field) {
        return number(node, field).map(value -> Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    /** The truth value at a field; empty when it is absent or null. */
    public static Optional<Boolean> flag(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).filter(JsonNode::isBoolean).map(JsonNode::asBoolean);
    }
}
