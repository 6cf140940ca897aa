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

    /** Serves the engine whose address is the last argument. */
    public static void main(String... arguments) throws InterruptedException {
        PrintStream port = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err); // the engine reads the port there, and nothing else may stand before it
        int code = 0;
        try {
            PulumiProvider.serve(List.of(arguments), surroundings(System.getenv()), port);
        } catch (IOException | Failure e) {
            System.err.println("pulumi-resource-flypg: " + e.getMessage());
            code = 1;
        }
        Runtime.getRuntime().halt(code);
    }

    private static Surroundings surroundings(Map<String, String> environment) throws IOException {
        LocalControl local = LocalControl.of(environment);
        return Surroundings.standard(Version.current(), environment, local::environment);
    }
}
