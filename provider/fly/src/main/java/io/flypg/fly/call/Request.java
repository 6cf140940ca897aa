package io.flypg.fly.call;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One call to be made.
 *
 * @param segments the path, each segment as it is before encoding
 * @param operation the name of the GraphQL operation, for messages
 * @param nonce of the lease that is held on the machine
 * @param timeout for one try, from the first byte out to the last byte in
 * @param hidden texts of this request that no message may repeat
 */
public record Request(
        String method,
        List<String> segments,
        Map<String, String> query,
        Optional<ObjectNode> body,
        Optional<String> operation,
        Optional<String> nonce,
        Repeat repeat,
        Duration timeout,
        List<String> hidden) {

    private static final Duration READ = Duration.ofSeconds(30);
    private static final Duration CHANGE = Duration.ofMinutes(2);

    public Request {
        segments.forEach(Request::requireSegment);
        segments = List.copyOf(segments);
        hidden = List.copyOf(hidden);
    }

    public static Request get(String... segments) {
        return of("GET", READ, segments);
    }

    public static Request post(String... segments) {
        return of("POST", CHANGE, segments);
    }

    public static Request put(String... segments) {
        return of("PUT", CHANGE, segments);
    }

    public static Request patch(String... segments) {
        return of("PATCH", CHANGE, segments);
    }

    public static Request delete(String... segments) {
        return of("DELETE", CHANGE, segments);
    }

    /**
     * A GraphQL call.
     *
     * @param operation also the name in the document
     */
    public static Request graphql(String operation, String document, Map<String, ?> variables) {
        ObjectNode body = json().put("operationName", operation).put("query", document);
        body.set("variables", Json.MAPPER.valueToTree(variables));
        return of("POST", READ, "graphql").withOperation(operation).withBody(body);
    }

    /** An empty object to build a body in. */
    public static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    public Request withQuery(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(query);
        changed.put(name, value);
        return new Request(method, segments, changed, body, operation, nonce, repeat, timeout, hidden);
    }

    public Request withBody(ObjectNode changed) {
        return new Request(method, segments, query, Optional.of(changed), operation, nonce, repeat, timeout, hidden);
    }

    public Request withNonce(Optional<String> changed) {
        return new Request(method, segments, query, body, operation, changed, repeat, timeout, hidden);
    }

    /** Marks a call that makes something new each time it arrives. */
    public Request creating() {
        return new Request(method, segments, query, body, operation, nonce, Repeat.CREATES, timeout, hidden);
    }

    /** Marks a call whose 408 is an answer. */
    public Request waiting() {
        return new Request(method, segments, query, body, operation, nonce, Repeat.WAITS, timeout, hidden);
    }

    public Request withTimeout(Duration changed) {
        return new Request(method, segments, query, body, operation, nonce, repeat, changed, hidden);
    }

    /** Names what no message may repeat, even when the platform's answer does. */
    public Request hiding(List<String> changed) {
        return new Request(method, segments, query, body, operation, nonce, repeat, timeout, changed);
    }

    /** The path as messages show it. */
    String path() {
        return "/" + String.join("/", segments)
                + operation.map(name -> " " + name).orElse("");
    }

    boolean isGraphql() {
        return operation.isPresent();
    }

    private Request withOperation(String name) {
        return new Request(method, segments, query, body, Optional.of(name), nonce, repeat, timeout, hidden);
    }

    private static Request of(String method, Duration timeout, String... segments) {
        return new Request(
                method,
                List.of(segments),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Repeat.SAFE,
                timeout,
                List.of());
    }

    /** A dot segment would climb to another resource, an empty one would name the collection. */
    private static void requireSegment(String segment) {
        if (segment.isEmpty() || Set.of(".", "..").contains(segment)) {
            throw new IllegalArgumentException(
                    "\"" + segment + "\" cannot be the name or id of a thing on the platform");
        }
    }

    /** Bodies and nonces are left out: they hold secrets. */
    @Override
    public String toString() {
        return method + " " + path();
    }
}
