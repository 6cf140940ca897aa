package io.flypg.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.json.Json;
import io.flypg.local.model.Refused;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call.
 *
 * @param path the parts of the path, decoded
 * @param captured what stands where the route has a name in braces
 * @param nonce the lease nonce the client holds, empty when it sent none
 * @param organization the organization the token is good for
 * @param client who asks
 */
record Request(
        String method,
        List<String> path,
        Map<String, String> captured,
        Query query,
        String nonce,
        Body body,
        String organization,
        Client client) {

    /** The text of the body, read as JSON only when somebody asks. */
    record Body(String text) {
        /** The body as an object; no body at all is the empty object. */
        ObjectNode object() {
            try {
                JsonNode node = text.isBlank() ? Json.object() : Json.MAPPER.readTree(text);
                if (node instanceof ObjectNode object) {
                    BodyTypes.require(object);
                    return object;
                }
            } catch (IOException e) {
                throw Refused.malformed("invalid JSON in the request body");
            }
            throw Refused.malformed("the request body must be a JSON object");
        }
    }

    Request captured(Map<String, String> values) {
        return new Request(method, path, values, query, nonce, body, organization, client);
    }

    /** What stands in the path at the name. */
    String at(String name) {
        return Optional.ofNullable(captured.get(name))
                .orElseThrow(() -> new IllegalStateException("no {" + name + "} in this route"));
    }

    /** A number from the query; anything else there is the client's mistake. */
    Optional<Long> number(String... names) {
        return query.text(names).map(Request::parse);
    }

    private static Long parse(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException _) {
            throw Refused.malformed("\"" + text + "\" is not a whole number");
        }
    }
}
