package io.flypg.resources.live;

import io.flypg.fly.app.IpAddress;
import io.flypg.fly.machine.Machine;
import io.flypg.postgres.reach.NodeAddress;
import java.util.List;
import java.util.Optional;

/** Where clients reach a cluster. */
public record Endpoint(String host, int port) {
    private static final int PROXY_PORT = 5432;

    /** What always leads to the primary: a name, and on the local platform, where names mean nothing, the number behind it. */
    public static Optional<Endpoint> writer(Live live, String cluster) {
        return live.fly().addresses(cluster).list().stream()
                .filter(IpAddress::isFlycast)
                .map(ip -> live.isLocal() ? ip.address() : cluster + ".flycast")
                .findFirst()
                .map(host -> new Endpoint(host, PROXY_PORT));
    }

    /** The nearest nodes, of which some only read; on the local platform the last one, which is a reader when there is any. */
    public static Optional<Endpoint> reader(Live live, String cluster) {
        if (!live.isLocal()) {
            return Optional.of(new Endpoint("top2.nearest.of." + cluster + ".internal", NodeAddress.SQL_PORT));
        }
        List<Machine> marked = live.nodes(cluster);
        List<Machine> nodes = marked.isEmpty() ? live.machines(cluster).list() : marked;
        return nodes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Endpoint(nodes.getLast().privateIp(), NodeAddress.SQL_PORT));
    }
}
