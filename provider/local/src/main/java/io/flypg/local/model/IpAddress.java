package io.flypg.local.model;

import java.time.Instant;

/**
 * An address of an app.
 *
 * @param type {@code private_v6} for the flycast address, the only kind that leads anywhere here
 * @param region empty for everywhere
 */
public record IpAddress(String id, String address, String type, String region, Instant createdAt) {
    public boolean isFlycast() {
        return type.equals("private_v6");
    }
}
