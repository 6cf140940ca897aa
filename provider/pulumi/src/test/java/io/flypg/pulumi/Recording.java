package io.flypg.pulumi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a real engine asked a provider, call by call, and what it was answered: the lines that the CLI writes where
 * {@code PULUMI_DEBUG_GRPC} says, without what it asked others.
 */
record Recording(List<Call> calls) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SERVICE = "/pulumirpc.ResourceProvider/";
    private static final List<String> KEPT = List.of("method", "request", "response", "errors");
    private static final List<String> ASKED = List.of("method", "request");
    private static final Pattern PASSWORD = Pattern.compile("(?<=postgres://\\w{1,63}:)[^@]+(?=@)");
    private static final Pattern ENGINE = Pattern.compile("127\\.0\\.0\\.1:[0-9]+");

    /** What each platform gives names of its own to: machines, digests, addresses, passwords. */
    private static final Pattern MADE_UP =
            Pattern.compile("[0-9a-f]{64}|[0-9a-f]{14}|127(\\.[0-9]+){3}|(?<=postgres://\\w{1,63}:)[^@]+(?=@)");

    /**
     * One call.
     *
     * @param method its full name in gRPC, without the first slash
     * @param response missing for one that failed, and for a schema
     */
    record Call(String method, JsonNode request, JsonNode response, String error) {
        String name() {
            return method.substring(method.indexOf('/') + 1);
        }
    }

    static Recording read(Path file) throws IOException {
        List<Call> calls = new ArrayList<>();
        for (String line : Files.readAllLines(file, UTF_8)) {
            JsonNode json = JSON.readTree(line);
            calls.add(new Call(
                    json.path("method").asText().substring(1),
                    json.path("request"),
                    json.path("response"),
                    json.path("errors").path(0).asText()));
        }
        return new Recording(calls);
    }

    /**
     * Keeps what a CLI recorded, without when and how long, and without where the engine listened. Passwords, though of databases that
     * are gone, are no use to anybody; the schema is a golden file of its own.
     */
    static void keep(Path recorded, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(recorded, UTF_8)) {
            ObjectNode call = (ObjectNode) JSON.readTree(line);
            String method = call.path("method").asText();
            if (method.startsWith(SERVICE) && (call.has("response") || call.has("errors"))) {
                call.retain(method.endsWith("/GetSchema") ? ASKED : KEPT);
                lines.add(call.toString());
            }
        }
        String text = String.join("\n", lines) + "\n";
        text = ENGINE.matcher(text).replaceAll("127.0.0.1:1");
        Files.writeString(file, withoutPasswords(text), UTF_8);
    }

    private static String withoutPasswords(String text) {
        List<String> passwords = PASSWORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        String clean = text;
        for (String password : passwords) {
            clean = clean.replace(password, "recorded" + passwords.indexOf(password));
        }
        return clean;
    }

    /** Texts of a recording, and what stands for each of them on another platform. */
    static final class Bindings {
        private final Map<String, String> live = new HashMap<>();

        /** The same with what is live now. */
        JsonNode bound(JsonNode recorded) throws IOException {
            String text = recorded.toString();
            for (Map.Entry<String, String> entry : live.entrySet()) {
                text = text.replace(quoted(entry.getKey()), quoted(entry.getValue()));
            }
            return JSON.readTree(text);
        }

        private static String quoted(String text) {
            return '"' + text + '"';
        }

        /** Remembers what differs only in names that the platform makes up; what has one already keeps it. */
        void bind(JsonNode recorded, JsonNode now) {
            if (recorded.isTextual() && now.isTextual()) {
                if (neutral(recorded.asText()).equals(neutral(now.asText()))) {
                    live.putIfAbsent(recorded.asText(), now.asText());
                }
                return;
            }
            recorded.fieldNames().forEachRemaining(name -> bind(recorded.path(name), now.path(name)));
            for (int item = 0; recorded.isArray() && item < recorded.size(); item++) {
                bind(recorded.path(item), now.path(item));
            }
        }

        private static String neutral(String text) {
            return MADE_UP.matcher(text).replaceAll("…");
        }
    }
}
