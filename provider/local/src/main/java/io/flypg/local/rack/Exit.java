package io.flypg.local.rack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flypg.local.json.Json;
import java.time.Instant;

/** How a guest ended, in the shape that an exit event carries. */
final class Exit {
    private Exit() {}

    static ObjectNode byItself(int exitCode, boolean restarting, Instant at) {
        return describe(exitCode, false, restarting, at);
    }

    static ObjectNode asked(Instant at) {
        return describe(0, true, false, at);
    }

    private static ObjectNode describe(int exitCode, boolean requested, boolean restarting, Instant at) {
        ObjectNode request = Json.object();
        request.putObject("exit_event")
                .put("exit_code", exitCode)
                .put("guest_exit_code", exitCode)
                .put("guest_signal", -1)
                .put("oom_killed", false)
                .put("requested_stop", requested)
                .put("restarting", restarting)
                .put("signal", -1)
                .put("exited_at", at.toString());
        return request.put("restart_count", 0);
    }
}
