package io.flypg.local.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.flypg.local.json.Json;

/**
 * Whether a machine whose guest ended is booted again.
 *
 * @param policy {@code always}, {@code on-failure} or {@code no}
 * @param tries how often {@code on-failure} tries in a row
 */
public record RestartPolicy(String policy, int tries) {
    private static final int USUAL_TRIES = 10;

    static RestartPolicy of(JsonNode node) {
        return new RestartPolicy(
                Json.text(node, "policy").orElse("on-failure"),
                Json.count(node, "max_retries").orElse(USUAL_TRIES));
    }

    /** Whether the next boot follows, when the guest has ended {@code failures} times in a row. */
    public boolean bootsAgain(int exitCode, int failures) {
        return switch (policy) {
            case "always" -> true;
            case "no" -> false;
            default -> exitCode != 0 && failures <= tries;
        };
    }
}
