package io.flypg.pulumi;

import io.flypg.pulumi.rpc.ProviderServer;
import io.flypg.pulumi.session.Surroundings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** The process that Pulumi's engine starts: {@code pulumi-resource-flypg [flags] ENGINE}. */
public final class PulumiProvider {
    private PulumiProvider() {}

    /**
     * Serves until the engine is gone; without the address of one, until the process is ended. The port is the first and only line on the
     * standard output: the engine reads it there.
     *
     * @param arguments of the engine, which puts its own address last
     * @throws IOException when no port can be had
     */
    public static void serve(List<String> arguments, Surroundings surroundings, PrintStream out)
            throws IOException, InterruptedException {
        Optional<InetSocketAddress> engine = arguments.isEmpty() ? Optional.empty() : address(arguments.getLast());
        try (ProviderServer server = ProviderServer.start(surroundings, engine)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::finish));
            out.println(server.port());
            out.flush();
            server.awaitEnd();
        }
    }

    /** Empty for what is a flag. */
    private static Optional<InetSocketAddress> address(String argument) {
        int colon = argument.lastIndexOf(':');
        return argument.matches("[^-].*:[0-9]{1,5}")
                ? Optional.of(new InetSocketAddress(
                        argument.substring(0, colon), Integer.parseInt(argument.substring(colon + 1))))
                : Optional.empty();
    }
}
