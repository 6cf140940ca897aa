package io.flypg.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Sends what a seed makes up, byte by byte: no HTTP client would. */
final class Fuzz {
    private static final int LIMIT_MILLIS = 60_000;

    private static final List<String> METHODS =
            List.of("GET", "GET", "POST", "POST", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "BREW");

    private static final List<String> PATHS = List.of(
            "/v1/apps",
            "/v1/apps/{}",
            "/v1/apps/{}/machines",
            "/v1/apps/{}/machines/{}",
            "/v1/apps/{}/machines/{}/start",
            "/v1/apps/{}/machines/{}/stop",
            "/v1/apps/{}/machines/{}/restart",
            "/v1/apps/{}/machines/{}/cordon",
            "/v1/apps/{}/machines/{}/wait?timeout=0&state={}",
            "/v1/apps/{}/machines/{}/wait?timeout={}",
            "/v1/apps/{}/machines/{}/lease",
            "/v1/apps/{}/machines/{}/lease/?ttl={}",
            "/v1/apps/{}/machines/{}/events?limit={}",
            "/v1/apps/{}/machines/{}/versions",
            "/v1/apps/{}/machines/{}/signal",
            "/v1/apps/{}/machines/{}/memory",
            "/v1/apps/{}/machines/{}/memory/reclaim",
            "/v1/apps/{}/machines/{}/metadata",
            "/v1/apps/{}/machines/{}/metadata/{}",
            "/v1/apps/{}/machines/{}/exec",
            "/v1/apps/{}/volumes",
            "/v1/apps/{}/volumes/{}",
            "/v1/apps/{}/volumes/{}/extend",
            "/v1/apps/{}/volumes/{}/snapshots",
            "/v1/apps/{}/secrets",
            "/v1/apps/{}/secrets/{}",
            "/v1/apps/{}/ip_assignments",
            "/v1/apps/{}/ip_assignments/{}",
            "/v1/orgs/{}/machines?limit={}&cursor={}",
            "/v1/orgs/personal/volumes?limit={}",
            "/v1/platform/regions",
            "/v1/tokens/current",
            "/graphql",
            "/local/faults",
            "/local/faults/{}",
            "/api/v1/releases",
            "/",
            "//",
            "/v1",
            "/v1/{}/{}/{}",
            "/v1/apps/{}/machines/{}/{}",
            "/%2e%2e/{}",
            "/v2/apps?{}={}&&=&{}");

    private static final List<String> WORDS = List.of(
            "",
            "a",
            "A",
            "..",
            ".",
            "%00",
            "%2F",
            "a%20b",
            "%zz",
            "-1",
            "0",
            "1",
            "99999999999999999999",
            "1e9",
            "null",
            "true",
            "started",
            "nowhere",
            "personal",
            "other",
            "pg_data",
            "vol_x",
            "ams",
            "x".repeat(300),
            "%C3%A9",
            "%FF",
            "a;b",
            "a,b",
            "{",
            "mutation",
            "9007199254740993",
            "-9223372036854775808",
            "9223372036854775807");

    private static final List<String> FIELDS = List.of(
            "name",
            "app_name",
            "org_slug",
            "network",
            "app_role_id",
            "config",
            "image",
            "region",
            "size_gb",
            "skip_launch",
            "env",
            "guest",
            "cpus",
            "cpu_kind",
            "memory_mb",
            "mounts",
            "volume",
            "path",
            "services",
            "checks",
            "pg",
            "port",
            "interval",
            "timeout",
            "type",
            "metadata",
            "restart",
            "policy",
            "max_retries",
            "stop_config",
            "signal",
            "ttl",
            "lease_ttl",
            "values",
            "value",
            "cmd",
            "command",
            "snapshot_id",
            "source_volume_id",
            "snapshot_retention",
            "encrypted",
            "current_version",
            "min_secrets_version",
            "limit_mb",
            "amount_mb",
            "query",
            "variables",
            "input",
            "operationName",
            "auto_destroy",
            "kind",
            "machine",
            "calls",
            "nonsense");

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "personal",
            "other",
            "flyio/postgres-flex:17",
            "flyio/postgres-flex:99",
            "web",
            "ams",
            "private_v6",
            "SIGKILL",
            "10s",
            "-5s",
            "99999999h",
            "always",
            "shared",
            "performance",
            "../../etc/passwd",
            "\\u0000",
            "bash -c 'x",
            "{apps{nodes{id}}}",
            "mutation($input:X!){unknown(input:$input){id}}",
            "query{app(name:\\\"mine\\\"){id machines{nodes{id}}}}",
            "{",
            "drop",
            "kill",
            "x\\ny",
            "é",
            "😀");

    private final URI url;
    private final List<String> tokens;
    private final List<String> ids;

    Fuzz(URI url, List<String> tokens, List<String> ids) {
        this.url = url;
        this.tokens = tokens;
        this.ids = ids;
    }

    /** A call and what came back, all of it. */
    record Sent(String token, String request, String answer) {
        int status() {
            return answer.matches("(?s)HTTP/1\\.1 \\d{3}.*") ? Integer.parseInt(answer.substring(9, 12)) : 0;
        }

        boolean isJson() {
            return answer.contains("application/json") && !body().isEmpty();
        }

        String body() {
            int end = answer.indexOf("\r\n\r\n");
            return end < 0 ? "" : answer.substring(end + 4);
        }
    }

    Sent send(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        String token = random.nextInt(4) > 0 ? tokens.getFirst() : any(random, tokens);
        String method = any(random, METHODS);
        String path = path(random);
        // what is refused for its first line alone is answered before the body is read, and the answer may be lost
        byte[] body = method.equals("GET") || path.contains("%zz") || path.equals("//") || random.nextInt(8) == 0
                ? new byte[0]
                : body(random, path).getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\nHost: local\r\nConnection: close\r\n"
                + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
                + (random.nextInt(5) == 0
                        ? "fly-machine-lease-nonce: " + any(random, TEXTS.subList(1, 5)) + "\r\n"
                        : "")
                + "Content-Length: " + body.length + "\r\n\r\n";
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            String request =
                    head.replace(token.isEmpty() ? "\0" : token, "TOKEN") + new String(body, StandardCharsets.UTF_8);
            return new Sent(token, request, read(socket.getInputStream(), request));
        }
    }

    private static String read(InputStream in, String request) throws IOException {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException e) {
            throw new IOException("no answer to " + request, e);
        }
    }

    private String path(SplittableRandom random) {
        String path = any(random, PATHS);
        while (path.contains("{}")) {
            path = path.replaceFirst(
                    "\\{}",
                    random.nextInt(3) > 0
                            ? any(random, ids)
                            : any(random, WORDS).replace("{", "%7B"));
        }
        // a wait takes as long as it says
        return path.endsWith("/wait")
                ? path + "?timeout=0"
                : path.replaceAll("timeout=(?!0|-|1e|9{5})[^&]*", "timeout=0");
    }

    private String body(SplittableRandom random, String path) {
        return switch (random.nextInt(10)) {
            case 0 -> "{\"a\":".repeat(random.nextInt(3000));
            case 1 ->
                any(
                        random,
                        List.of(
                                "null",
                                "[]",
                                "1",
                                "\"x\"",
                                "{",
                                "}",
                                "{\"a\":1}}",
                                "<html>",
                                "\uFEFF{}",
                                "{'a':1}",
                                "{\"config\":{}}"));
            case 2, 3 -> path.endsWith("/machines") ? launch(random) : object(random, 4);
            default -> object(random, 4);
        };
    }

    /** One with a chance to be good. */
    private String launch(SplittableRandom random) {
        return "{\"config\":{\"image\":\"" + any(random, List.of("web", "flyio/postgres-flex:17")) + "\",\""
                + any(random, FIELDS) + "\":" + value(random, 3) + "},\"" + any(random, FIELDS) + "\":"
                + value(random, 2) + "}";
    }

    private String object(SplittableRandom random, int depth) {
        StringBuilder text = new StringBuilder("{");
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append('"')
                    .append(any(random, FIELDS))
                    .append("\":")
                    .append(value(random, depth - 1))
                    .append(i > 0 ? "," : "");
        }
        return text.append('}').toString();
    }

    private String value(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> "\"" + any(random, TEXTS) + "\"";
            case 1 -> "\"" + any(random, ids) + "\"";
            case 2 ->
                any(
                        random,
                        List.of(
                                "-1",
                                "0",
                                "1",
                                "3",
                                "256",
                                "1e400",
                                "1.5",
                                "99999999999999999999",
                                "-9223372036854775808"));
            case 3 -> any(random, List.of("true", "false", "null"));
            case 4 -> "[]";
            case 5 -> "\"" + "y".repeat(random.nextInt(200)) + "\"";
            case 6 -> "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
            default -> object(random, depth - 1);
        };
    }

    private static String any(SplittableRandom random, List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
