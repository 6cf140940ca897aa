package io.flypg.local.model;

import java.time.Instant;

/**
 * The last word of a health check.
 *
 * @param status {@code passing}, {@code warning} or {@code critical}
 */
public record CheckResult(String name, String status, String output, Instant updatedAt) {
    public static CheckResult passing(String name, String output, Instant at) {
        return new CheckResult(name, "passing", output, at);
    }

    public static CheckResult critical(String name, String output, Instant at) {
        return new CheckResult(name, "critical", output, at);
    }

    public boolean isPassing() {
        return status.equals("passing");
    }
}
