package io.flypg.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.flypg.local.json.Json;
import io.flypg.local.model.Refused;

/**
 * What goes back for one call.
 *
 * @param status of HTTP; 0 closes the connection without an answer
 * @param body as text, empty for none
 * @param operation for the request log: what a GraphQL document was, empty for REST
 */
record Answer(int status, String body, String operation) {
    static final Answer DROPPED = new Answer(0, "", "");

    static Answer of(int status, JsonNode body) {
        return new Answer(status, Json.string(body), "");
    }

    static Answer ok(JsonNode body) {
        return of(200, body);
    }

    static Answer ok() {
        return ok(Json.object().put("ok", true));
    }

    static Answer created(JsonNode body) {
        return of(201, body);
    }

    static Answer accepted() {
        return new Answer(202, "", "");
    }

    static Answer nothing() {
        return new Answer(204, "", "");
    }

    /** Clients read either {@code error} or {@code message}, so both are there. */
    static Answer refused(Refused refused) {
        return error(refused.status(), refused.text(), refused.code());
    }

    static Answer error(int status, String text, String code) {
        return of(status, Json.object().put("error", text).put("message", text).put("status", code));
    }

    Answer saying(int otherStatus, String otherBody) {
        return new Answer(otherStatus, otherBody, operation);
    }
}
