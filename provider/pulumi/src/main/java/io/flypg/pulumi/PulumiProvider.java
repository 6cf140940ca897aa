package io.flypg.pulumi;

import io.flypg.pulumi.rpc.ProviderServer;
import io.flypg.pulumi.session.Surroundings;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

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
        boolean bound = !arguments.isEmpty() && arguments.getLast().matches("[^-].*:[0-9]+");
        try (ProviderServer server = ProviderServer.start(surroundings, bound)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::finish));
            out.println(server.port());
            out.flush();
            server.awaitEnd();
        }
    }
}
