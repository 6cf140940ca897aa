package io.flypg.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.flypg.local.json.Json;
import io.flypg.local.store.JsonFile;
import io.flypg.local.store.StateFolder;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A local platform that answers.
 *
 * @param url base of all its APIs, without a slash at the end
 * @param token for the organization {@code personal}; never printed
 * @param pid the server's process
 * @param rateLimits whether it holds calls to the real platform's limits
 */
public record LocalState(URI url, String token, long pid, boolean rateLimits) {
    private static final int PING_LIMIT_MILLIS = 2_000;

    /** The folder that is used when nobody names one. */
    public static Path folder(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", System.getProperty("user.home", "/"));
        return StateFolder.standard(environment, System.getProperty("user.name", "?"), Path.of(home));
    }

    /** The server of a folder, when one answers; empty when none runs or it is not ready yet. */
    public static Optional<LocalState> read(Path folder) {
        return JsonFile.read(new StateFolder(folder).server(), LocalState.class).filter(LocalState::answers);
    }

    void write(StateFolder folder) {
        JsonFile.write(folder.server(), this);
    }

    @Override
    public String toString() {
        return url + " (process " + pid + ")";
    }

    private boolean answers() {
        try {
            var connection =
                    (HttpURLConnection) url.resolve("/local/ping").toURL().openConnection();
            connection.setConnectTimeout(PING_LIMIT_MILLIS);
            connection.setReadTimeout(PING_LIMIT_MILLIS);
            // kept open, it would take a thread that nobody needs and that may be the one to find the memory full
            connection.setRequestProperty("Connection", "close");
            try (var in = connection.getInputStream()) {
                JsonNode answer = Json.MAPPER.readTree(in);
                return Json.number(answer, "pid").filter(found -> found == pid).isPresent();
            }
        } catch (IOException _) {
            return false;
        }
    }
}
