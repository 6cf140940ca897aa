package io.flypg.local.node.admin;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A call as a handler sees it.
 *
 * @param name the variable part of the path, empty when it has none
 */
record Call(String name, String body) {
    /** The text of a field of the body, empty when it is absent. */
    String field(String field) throws ApiProblem {
        return json().path(field).asText("");
    }

    JsonNode json() throws ApiProblem {
        return Json.parse(body);
    }
}
