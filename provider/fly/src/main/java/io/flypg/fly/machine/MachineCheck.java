package io.flypg.fly.machine;

import io.flypg.fly.call.Fields;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a health check of a machine said last.
 *
 * @param output the text it answered, for a PostgreSQL node's {@code role} the bare role
 */
public record MachineCheck(String name, Status status, String output, Optional<Instant> updatedAt) {

    public boolean isPassing() {
        return status == Status.PASSING;
    }

    static MachineCheck read(Fields check) {
        return new MachineCheck(
                check.text("name"),
                Status.of(check.textOr("status", "")),
                check.textOr("output", ""),
                check.time("updated_at"));
    }

    /** How a check stands. */
    public enum Status {
        PASSING,
        WARNING,
        CRITICAL,
        UNKNOWN;

        static Status of(String text) {
            return Arrays.stream(values())
                    .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .orElse(UNKNOWN);
        }
    }
}
