package io.flypg.postgres.reach;

import java.util.Objects;

/**
 * Where one node answers: a name, an IPv4 or an IPv6 address, the port of its own PostgreSQL (not of the proxy that leads to
 * the primary) and the port of its admin API.
 */
public record NodeAddress(String host, int sqlPort, int adminPort) {

    /** The port on which a node's own PostgreSQL listens. */
    public static final int SQL_PORT = 5433;

    /** The port on which a node's admin API listens. */
    public static final int ADMIN_PORT = 5500;

    public NodeAddress {
        Objects.requireNonNull(host);
        if (host.isBlank() || host.contains("/") || host.contains("@")) {
            throw new IllegalArgumentException("not a host: '" + host + "'");
        }
    }

    /** The node at this host, on the ports every node has. */
    public static NodeAddress of(String host) {
        return new NodeAddress(host, SQL_PORT, ADMIN_PORT);
    }

    /** Host and SQL port as they stand in a URL, IPv6 in brackets. */
    public String sqlAuthority() {
        return authority(host, sqlPort);
    }

    /** Host and port as they stand in a URL, IPv6 in brackets. */
    static String authority(String host, int port) {
        return (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public String toString() {
        return sqlAuthority();
    }
}
