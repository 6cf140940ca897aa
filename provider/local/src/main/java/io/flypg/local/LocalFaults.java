package io.flypg.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.flypg.local.fault.InForce;
import io.flypg.local.fault.Order;
import io.flypg.local.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;

/** The faults of a local platform that runs in another process. */
public record LocalFaults(LocalState platform) {
    private static final String PATH = "/local/faults";
    private static final int CONNECT_LIMIT_MILLIS = 5_000;

    /** A migration copies a volume. */
    private static final int ANSWER_LIMIT_MILLIS = 120_000;

    /** Why there is no such fault, worded for the user. */
    public static final class NotPossible extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotPossible(String why) {
            super(why);
        }
    }

    /**
     * Has it done.
     *
     * @throws NotPossible when the machine is not there, or cannot have this fault
     */
    public InForce order(Order order) {
        return convert(call("POST", PATH, Json.MAPPER.valueToTree(order)));
    }

    /** Those that last, in the order they were asked for. */
    public List<InForce> inForce() {
        return all(call("GET", PATH, Json.object()));
    }

    /** Ends all of them, and answers what they were. */
    public List<InForce> clear() {
        return all(call("DELETE", PATH, Json.object()));
    }

    /**
     * Ends one of them.
     *
     * @throws NotPossible when there is none with this number
     */
    public List<InForce> clear(long id) {
        return all(call("DELETE", PATH + "/" + id, Json.object()));
    }

    private JsonNode call(String method, String path, JsonNode body) {
        try {
            var connection =
                    (HttpURLConnection) platform.url().resolve(path).toURL().openConnection();
            connection.setConnectTimeout(CONNECT_LIMIT_MILLIS);
            connection.setReadTimeout(ANSWER_LIMIT_MILLIS);
            connection.setRequestMethod(method);
            connection.setRequestProperty("Authorization", "Bearer " + platform.token());
            if (method.equals("POST")) {
                connection.setDoOutput(true);
                try (var out = connection.getOutputStream()) {
                    out.write(Json.MAPPER.writeValueAsBytes(body));
                }
            }
            return answer(connection);
        } catch (IOException e) {
            throw new UncheckedIOException("ask the local platform for a fault", e);
        }
    }

    private static JsonNode answer(HttpURLConnection connection) throws IOException {
        boolean refused = connection.getResponseCode() >= 400;
        try (InputStream in = refused ? connection.getErrorStream() : connection.getInputStream()) {
            JsonNode answer = Json.MAPPER.readTree(in);
            if (refused) {
                throw new NotPossible(answer.path("error").asText().replaceFirst("^failed_precondition: ", ""));
            }
            return answer;
        }
    }

    private static List<InForce> all(JsonNode answer) {
        List<InForce> faults = new ArrayList<>();
        answer.path("faults").forEach(fault -> faults.add(convert(fault)));
        return faults;
    }

    private static InForce convert(JsonNode node) {
        return Json.MAPPER.convertValue(node, InForce.class);
    }
}
