package io.flypg.postgres.reach;

import java.time.Duration;

/**
 * How long we wait for a node.
 *
 * @param connect until the TCP connection stands
 * @param read for one answer while reading
 * @param act for one statement that changes something; the server itself gives the statement up at this limit, so
 *     that it cannot take effect after we reported that it did not
 */
public record Limits(Duration connect, Duration read, Duration act) {

    /** What suits a private network between continents. */
    public static final Limits STANDARD =
            new Limits(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(60));
}
