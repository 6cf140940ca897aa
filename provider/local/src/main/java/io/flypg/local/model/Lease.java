package io.flypg.local.model;

import java.time.Instant;

/**
 * Somebody's exclusive right to change a machine.
 *
 * @param owner an id made from the token, never the token itself
 * @param version the machine's version when the lease was taken
 */
public record Lease(String nonce, Instant expiresAt, String owner, String description, String version) {
    public boolean isLive(Instant now) {
        return now.isBefore(expiresAt);
    }
}
