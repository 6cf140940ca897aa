package io.flypg.postgres.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flypg.postgres.reach.Failures;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.reach.PostgresException.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes an error that says what was being done of an answer that is no success. */
final class Refusal {

    /** Nearly every failure is a 500; PostgreSQL's own code, when it has one, stands in the text. */
    private static final Pattern SQL_STATE = Pattern.compile("SQLSTATE ([0-9A-Z]{5})");

    private static final int NOT_FOUND = 404;
    private static final int LONGEST = 500;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Refusal() {}

    static PostgresException of(String doing, String where, Exchange.Answer answer) {
        String reason = reason(answer.body());
        Matcher state = SQL_STATE.matcher(reason);
        String sqlState = state.find() ? state.group(1) : null;
        Kind kind = sqlState == null ? kind(answer) : Failures.kind(sqlState);
        String message = "Cannot " + doing + " on the admin API " + where + ": " + reason + ".";
        return new PostgresException(kind, sqlState, message, null);
    }

    private static Kind kind(Exchange.Answer answer) {
        if (answer.status() == NOT_FOUND) {
            return Kind.MISSING;
        }
        return answer.body().contains("failed to connect") ? Kind.UNREACHABLE : Kind.OTHER;
    }

    /** The error of {@code {"error":"…"}}, or the text as it is. */
    private static String reason(String body) {
        String text = body.strip();
        try {
            JsonNode error = MAPPER.readTree(text).path("error");
            text = error.isTextual() ? error.asText() : text;
        } catch (JsonProcessingException e) {
            // plain text: checks and unknown routes
        }
        String line = text.replaceAll("\\s+", " ");
        return line.isEmpty() ? "an empty answer" : line.substring(0, Math.min(LONGEST, line.length()));
    }
}
