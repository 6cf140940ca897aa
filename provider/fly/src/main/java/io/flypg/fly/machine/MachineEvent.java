package io.flypg.fly.machine;

import io.flypg.fly.call.Fields;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a machine.
 *
 * @param type {@code launch}, {@code start}, {@code update}, {@code exit}, …
 * @param source {@code user} or {@code flyd}
 * @param exit how its process ended, for {@code exit}
 */
public record MachineEvent(String type, String status, String source, Instant at, Optional<Exit> exit) {

    static MachineEvent read(Fields event) {
        Optional<Fields> request = event.object("request");
        return new MachineEvent(
                event.textOr("type", ""),
                event.textOr("status", ""),
                event.textOr("source", ""),
                Instant.ofEpochMilli(event.number("timestamp").orElse(0L)),
                request.flatMap(r -> r.object("exit_event"))
                        .or(() -> request.flatMap(r -> r.object("MonitorEvent")).flatMap(m -> m.object("exit_event")))
                        .map(Exit::read));
    }

    /**
     * How the machine's process ended.
     *
     * @param requested whether it was told to stop
     */
    public record Exit(int code, boolean outOfMemory, boolean requested) {

        static Exit read(Fields exit) {
            return new Exit(
                    exit.count("exit_code"),
                    exit.flag("oom_killed").orElse(false),
                    exit.flag("requested_stop").orElse(false));
        }
    }
}
