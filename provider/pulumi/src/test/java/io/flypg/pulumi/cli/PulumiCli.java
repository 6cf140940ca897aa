package io.flypg.pulumi.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Pulumi CLI in a home of its own: its state in a folder there, no account, no downloads, and nothing of the caller's
 * environment that it or the provider would read. Its processes may run side by side.
 */
public final class PulumiCli {

    private final Path home;
    private final Path tools;
    private final Map<String, String> variables;

    private PulumiCli(Path home, Path tools, Map<String, String> variables) {
        this.home = home;
        this.tools = tools;
        this.variables = Map.copyOf(variables);
    }

    /** Skips the test where the CLI cannot be built; two with the same home share their stacks. */
    public static PulumiCli in(Path home) throws IOException {
        Path tools = PulumiTools.folder();
        Path state = Files.createDirectories(home.resolve("state"));
        return new PulumiCli(
                home,
                tools,
                Map.of(
                        "PULUMI_HOME", home.toString(),
                        "PULUMI_BACKEND_URL", "file://" + state,
                        "PULUMI_CONFIG_PASSPHRASE", "correct horse battery staple",
                        "PULUMI_SKIP_UPDATE_CHECK", "true",
                        "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION", "true"));
    }

    /** The same, with one more variable in the environment, which the provider sees too if the CLI starts it. */
    public PulumiCli with(String variable, String value) {
        var more = new HashMap<>(variables);
        more.put(variable, value);
        return new PulumiCli(home, tools, more);
    }

    /** The same, but it talks to a provider that already listens on a port instead of starting one. */
    public PulumiCli attachedTo(String provider, int port) {
        return with("PULUMI_DEBUG_PROVIDERS", provider + ":" + port);
    }

    /** Where the programs are, for those who start them in a way of their own. */
    public Path tools() {
        return tools;
    }

    public PulumiRun run(Path folder, String... arguments) throws IOException, InterruptedException {
        return start(folder, arguments).await();
    }

    /** Starts a command without waiting for it. */
    public PulumiProcess start(Path folder, String... arguments) throws IOException {
        var command =
                new ArrayList<>(List.of(tools.resolve("pulumi").toString(), "--non-interactive", "--color=never"));
        command.addAll(List.of(arguments));
        return start(folder, command);
    }

    /**
     * Runs one of the tests that are made of Pulumi's own code, on the provider that this is attached to.
     *
     * @param seed of the values it makes up, so that they are the same each time
     */
    public PulumiRun oracle(Path folder, String test, int seed) throws IOException, InterruptedException {
        return program(
                folder,
                PulumiTools.oracles().toString(),
                "-test.v",
                "-test.run=^" + test + "$",
                "-rapid.nofailfile",
                "-rapid.checks=1000",
                "-rapid.seed=" + seed);
    }

    /** Runs a program that starts the CLI itself. */
    public PulumiRun program(Path folder, String... command) throws IOException, InterruptedException {
        return start(folder, List.of(command)).await();
    }

    private PulumiProcess start(Path folder, List<String> command) throws IOException {
        Path output = Files.createDirectories(home.resolve("output"));
        Path out = Files.createTempFile(output, "run", ".out");
        Path err = Files.createTempFile(output, "run", ".err");
        // Into files, not pipes: a process that the CLI leaves behind would hold a pipe open.
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(PulumiCli::isForPulumiOrUs);
        environment.putAll(variables);
        environment.merge("PATH", tools.toString(), (path, own) -> own + File.pathSeparator + path);
        return new PulumiProcess(builder.start(), out, err);
    }

    private static boolean isForPulumiOrUs(String variable) {
        return variable.startsWith("PULUMI_") || variable.startsWith("FLY_") || variable.startsWith("FLYPG_");
    }
}
