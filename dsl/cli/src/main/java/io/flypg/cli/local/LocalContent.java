package io.flypg.cli.local;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.flypg.local.LocalState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.file.Path;

/**
 * What is in a running local platform.
 *
 * @param diskBytes used by all of its folder
 */
public record LocalContent(int apps, int machines, long diskBytes) {
    private static final int LIMIT_MILLIS = 5_000;

    /** Asks the server as every client does. */
    public static LocalContent of(LocalState state, Path folder) {
        try {
            var connection = (HttpURLConnection)
                    state.url().resolve("/v1/apps?org_slug=personal").toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            connection.setRequestProperty("Authorization", "Bearer " + state.token());
            try (InputStream body = connection.getInputStream()) {
                return read(body, LocalData.size(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("ask the local platform for its apps", e);
        }
    }

    private static LocalContent read(InputStream body, long disk) throws IOException {
        int apps = 0;
        int machines = 0;
        try (JsonParser json = new JsonFactory().createParser(body)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && json.currentName().equals("machine_count")) {
                    apps++;
                    machines += json.nextIntValue(0);
                }
            }
        }
        return new LocalContent(apps, machines, disk);
    }
}
