package io.flypg.fly.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One JSON object of an answer, read field by field. Absent and {@code null} are the same; a field of another type than
 * documented makes the whole answer unreadable.
 */
public final class Fields {

    private final String place;
    private final ObjectNode node;

    private Fields(String place, ObjectNode node) {
        this.place = place;
        this.node = node;
    }

    static Fields of(String place, JsonNode node) {
        if (node instanceof ObjectNode object) {
            return new Fields(place, object);
        }
        throw wrong(place, "an object");
    }

    static List<Fields> listOf(String place, JsonNode node) {
        if (!node.isArray()) {
            throw wrong(place, "a list");
        }
        List<Fields> all = new ArrayList<>();
        node.forEach(item -> all.add(of(place + "[" + all.size() + "]", item)));
        return all;
    }

    /** The object itself; a caller that keeps it takes a copy. */
    public ObjectNode json() {
        return node;
    }

    /** A text that must be there, or the answer is unreadable. */
    public String text(String name) {
        return typed(name, JsonNode::isTextual, "a text")
                .map(JsonNode::textValue)
                .orElseThrow(() -> wrong(at(name), "a text"));
    }

    /** A text that may be absent; an empty one counts as absent. */
    public Optional<String> maybeText(String name) {
        return typed(name, JsonNode::isTextual, "a text")
                .map(JsonNode::textValue)
                .filter(text -> !text.isEmpty());
    }

    public String textOr(String name, String otherwise) {
        return maybeText(name).orElse(otherwise);
    }

    public Optional<Long> number(String name) {
        return typed(name, JsonNode::canConvertToExactIntegral, "a whole number")
                .map(value -> requireLong(name, value));
    }

    /** A whole number that fits an int; 0 when absent. */
    public int count(String name) {
        return number(name).map(value -> requireInt(name, value)).orElse(0);
    }

    public Optional<Boolean> flag(String name) {
        return typed(name, JsonNode::isBoolean, "true or false").map(JsonNode::booleanValue);
    }

    public Optional<Instant> time(String name) {
        return maybeText(name).map(text -> instant(text).orElseThrow(() -> wrong(at(name), "a time")));
    }

    public Optional<Fields> object(String name) {
        return typed(name, JsonNode::isObject, "an object").map(value -> of(at(name), value));
    }

    /** An object that must be there, or the answer is unreadable. */
    public Fields required(String name) {
        return object(name).orElseThrow(() -> wrong(at(name), "an object"));
    }

    public <T> List<T> list(String name, Function<Fields, T> reader) {
        return typed(name, JsonNode::isArray, "a list").stream()
                .flatMap(list -> listOf(at(name), list).stream())
                .map(reader)
                .toList();
    }

    /** A list of texts. */
    public List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        typed(name, JsonNode::isArray, "a list")
                .ifPresent(list -> list.forEach(item -> all.add(requireText(name, item))));
        return List.copyOf(all);
    }

    /** An object whose values are texts, in its order. */
    public Map<String, String> textMap(String name) {
        return object(name).map(Fields::allTexts).orElse(Map.of());
    }

    /** This object's own fields, all of them texts. */
    public Map<String, String> allTexts() {
        Map<String, String> all = new LinkedHashMap<>();
        node.properties().forEach(entry -> all.put(entry.getKey(), requireText(entry.getKey(), entry.getValue())));
        return all;
    }

    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<JsonNode> typed(String name, Predicate<JsonNode> type, String wanted) {
        JsonNode value = Optional.ofNullable(node.get(name)).orElse(MissingNode.getInstance());
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!type.test(value)) {
            throw wrong(at(name), wanted);
        }
        return Optional.of(value);
    }

    private String requireText(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw wrong(at(name), "a text");
        }
        return value.textValue();
    }

    private long requireLong(String name, JsonNode value) {
        if (!value.canConvertToLong()) {
            throw wrong(at(name), "a number of a sensible size");
        }
        return value.longValue();
    }

    private int requireInt(String name, long value) {
        if (value != (int) value) {
            throw wrong(at(name), "a number of a sensible size");
        }
        return (int) value;
    }

    private String at(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    private static Unreadable wrong(String place, String wanted) {
        return new Unreadable((place.isEmpty() ? "it" : place) + " should be " + wanted);
    }
}
