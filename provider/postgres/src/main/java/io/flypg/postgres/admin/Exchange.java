package io.flypg.postgres.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flypg.postgres.reach.Failures;
import io.flypg.postgres.reach.NodeAddress;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.reach.PostgresException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One request and its answer; everything but success becomes an error that says what was being done. */
final class Exchange {

    /** Nearly every failure is a 500; PostgreSQL's own code, when it has one, stands in the text. */
    private static final Pattern SQL_STATE = Pattern.compile("SQLSTATE ([0-9A-Z]{5})");

    private static final int NOT_FOUND = 404;
    private static final int LONGEST = 500;
    private static final long MAX_BYTES = 1 << 20;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final OkHttpClient client;
    private final NodeAddress node;

    Exchange(OkHttpClient client, NodeAddress node) {
        this.client = client;
        this.node = node;
    }

    /** An HTTP answer, whatever it says. */
    record Answer(int status, String body) {

        boolean successful() {
            return status >= 200 && status < 300;
        }
    }

    /** The body of a successful answer. */
    String expect(String doing, Request request) {
        Answer answer = send(doing, request);
        if (answer.successful()) {
            return answer.body();
        }
        String reason = reason(answer.body());
        Matcher state = SQL_STATE.matcher(reason);
        String sqlState = state.find() ? state.group(1) : null;
        Kind kind = sqlState == null ? kind(answer) : Failures.kind(sqlState);
        throw new PostgresException(kind, sqlState, cannot(doing) + reason + ".", null);
    }

    Answer send(String doing, Request request) {
        try (Response response = client.newCall(request).execute()) {
            return new Answer(response.code(), response.peekBody(MAX_BYTES).string());
        } catch (ConnectException e) {
            throw unreachable(doing, e);
        } catch (InterruptedIOException e) {
            throw new PostgresException(Kind.TIMEOUT, null, cannot(doing) + "no answer in time.", e);
        } catch (IOException e) {
            throw unreachable(doing, e);
        }
    }

    private PostgresException unreachable(String doing, IOException e) {
        String message =
                cannot(doing) + e.getMessage() + ". Is the machine started, and can this computer reach its network?";
        return new PostgresException(Kind.UNREACHABLE, null, message, e);
    }

    private String cannot(String doing) {
        return "Cannot " + doing + " on the admin API of " + node.host() + " (port " + node.adminPort() + "): ";
    }

    private static Kind kind(Answer answer) {
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
