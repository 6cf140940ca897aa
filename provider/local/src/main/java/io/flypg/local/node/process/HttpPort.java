package io.flypg.local.node.process;

import com.sun.net.httpserver.HttpServer;
import io.flypg.local.network.Rebind;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Opens the ports of a node that speak HTTP. */
public final class HttpPort {
    private HttpPort() {}

    /**
     * A server that holds its port and does not answer yet.
     *
     * @throws BootFailure when the port is taken
     */
    public static HttpServer open(String address, int port) {
        try {
            HttpServer server = HttpServer.create();
            return Rebind.patiently(() -> {
                server.bind(new InetSocketAddress(address, port), 0);
                return server;
            });
        } catch (IOException e) {
            throw new BootFailure(
                    "Port " + port + " on " + address + " cannot be used: " + e.getMessage()
                            + ". Another program has it, perhaps a second local platform; stop that one first.",
                    e);
        }
    }
}
