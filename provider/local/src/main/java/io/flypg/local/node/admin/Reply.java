package io.flypg.local.node.admin;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a call answers. */
record Reply(int status, String contentType, String body) {
    /** {@code {"result": …}}. */
    static Reply result(@Nullable Object result) {
        return new Reply(200, "application/json", Json.print(Collections.singletonMap("result", result)));
    }

    static Reply error(int status, String text) {
        return new Reply(status, "application/json", Json.print(Map.of("error", text)));
    }

    static Reply text(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", text);
    }

    static Reply empty(int status) {
        return new Reply(status, "text/plain; charset=utf-8", "");
    }
}
