package io.flypg.fly.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import okhttp3.MediaType;

/**
 * What came back.
 *
 * @param media the content type without its parameters, empty when there was none
 * @param tooBig whether the body was cut off because it exceeded what any answer of the platform needs
 */
record Reply(
        int status,
        String media,
        Optional<String> requestId,
        Optional<String> retryAfter,
        String body,
        boolean tooBig) {

    static String media(Optional<MediaType> type) {
        return type.map(t -> t.type() + "/" + t.subtype()).orElse("");
    }

    /** Whether this is a page for people: what stands between us and the platform has answered, as the login of a hotel does. */
    boolean isPage() {
        return media.equals("text/html");
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** This answer, if it can be the platform's, also for somebody who will not read it. */
    Reply notAPage() {
        if (isPage()) {
            throw new Unreadable("it is not JSON but " + media);
        }
        return this;
    }

    /**
     * The body as JSON.
     *
     * @throws Unreadable when it is not one JSON value; its content is not repeated, it could be anything
     */
    JsonNode json() {
        if (tooBig) {
            throw new Unreadable("it is larger than " + (Wire.BODY_LIMIT >> 20) + " MB");
        }
        try {
            JsonNode value = Json.MAPPER.readTree(body);
            if (value == null || value.isMissingNode()) {
                throw new Unreadable("it is empty");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new Unreadable(media.isEmpty() ? "it is not JSON" : "it is not JSON but " + media);
        }
    }
}
