package io.flypg.fly.machine;

import io.flypg.fly.call.Fields;
import java.time.Instant;
import java.util.Optional;

/**
 * The right to change a machine alone for a while.
 *
 * @param nonce what proves it; empty when the lease is somebody else's and the platform does not tell
 * @param owner who holds it, as the platform names them
 */
public record Lease(String machineId, String nonce, Instant expiresAt, String owner, String description)
        implements Nonces {

    @Override
    public Optional<String> of(String machine) {
        return machine.equals(machineId) ? Optional.of(nonce) : Optional.empty();
    }

    /** The answer to taking a lease, which is none without its nonce. */
    static Lease granted(String machineId, Fields answer) {
        answer.object("data").orElse(answer).text("nonce");
        return read(machineId, answer);
    }

    static Lease read(String machineId, Fields answer) {
        Fields lease = answer.object("data").orElse(answer);
        return new Lease(
                machineId,
                lease.textOr("nonce", ""),
                Instant.ofEpochSecond(lease.number("expires_at").orElse(0L)),
                lease.textOr("owner", ""),
                lease.textOr("description", ""));
    }

    @Override
    public String toString() {
        return "Lease[machine=" + machineId + ", expires=" + expiresAt + "]";
    }
}
