package io.flypg.cli;

import io.flypg.cli.local.LocalControl;
import io.flypg.engine.problem.Failure;
import io.flypg.pulumi.PulumiProvider;
import io.flypg.pulumi.session.Surroundings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The process {@code pulumi-resource-flypg}, which Pulumi's engine starts by itself. */
public final class PulumiMain {
    private PulumiMain() {}

    /** Serves the engine whose address is the last argument, and ends the process. */
    public static void main(String... arguments) throws InterruptedException {
        PrintStream port = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err); // the engine reads the port there, and nothing else may stand before it
        Runtime.getRuntime().halt(serve(port, arguments));
    }

    /** Serves until the engine is gone, and answers the exit code. */
    static int serve(PrintStream port, String... arguments) throws InterruptedException {
        try {
            PulumiProvider.serve(List.of(arguments), surroundings(System.getenv()), port);
            return 0;
        } catch (IOException | Failure e) {
            System.err.println("pulumi-resource-flypg: " + e.getMessage());
            return 1;
        }
    }

    private static Surroundings surroundings(Map<String, String> environment) throws IOException {
        return Surroundings.standard(Version.current(), environment, LocalControl.of(environment)::environment);
    }
}
