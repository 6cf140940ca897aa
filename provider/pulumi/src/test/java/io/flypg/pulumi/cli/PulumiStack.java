package io.flypg.pulumi.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** One stack of the project in a folder, and what a user does with it. */
public final class PulumiStack {

    private final PulumiCli cli;
    private final Path project;
    private final String name;

    private PulumiStack(PulumiCli cli, Path project, String name) {
        this.cli = cli;
        this.project = project;
        this.name = name;
    }

    /** A new, empty stack. */
    public static PulumiStack create(PulumiCli cli, Path project, String name)
            throws IOException, InterruptedException {
        var stack = new PulumiStack(cli, project, name);
        stack.run("stack", "init").succeeded();
        return stack;
    }

    /** The same stack, worked by another CLI: with other variables, or with a provider that it is attached to. */
    public PulumiStack with(PulumiCli other) {
        return new PulumiStack(other, project, name);
    }

    public PulumiRun preview(String... options) throws IOException, InterruptedException {
        return run("preview", options);
    }

    /** Updates without the preview that a user sees before it. */
    public PulumiRun up(String... options) throws IOException, InterruptedException {
        return run("up", both(options, "--yes", "--skip-preview"));
    }

    public PulumiRun refresh(String... options) throws IOException, InterruptedException {
        return run("refresh", both(options, "--yes", "--skip-preview"));
    }

    public PulumiRun destroy(String... options) throws IOException, InterruptedException {
        return run("destroy", both(options, "--yes", "--skip-preview"));
    }

    /** Imports one object; the code that the CLI makes of it is in what it said. */
    public PulumiRun importing(String type, String resource, String id, String... options)
            throws IOException, InterruptedException {
        return run("import", both(options, type, resource, id, "--yes", "--skip-preview"));
    }

    public void config(String key, String value) throws IOException, InterruptedException {
        run("config", "set", key, value).succeeded();
    }

    public void secret(String key, String value) throws IOException, InterruptedException {
        run("config", "set", "--secret", key, value).succeeded();
    }

    /** The recorded state as it lies on disk: secrets in it are encrypted. */
    public JsonNode state() throws IOException, InterruptedException {
        return run("stack", "export").succeeded().json().path("deployment");
    }

    /** The recorded state of the resource with this name. */
    public JsonNode recorded(String resource) throws IOException, InterruptedException {
        return state().path("resources")
                .valueStream()
                .filter(one -> one.path("urn").asText().endsWith("::" + resource))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the stack has no resource named " + resource));
    }

    /** The outputs of the stack, its secrets in plain text. */
    public JsonNode outputs() throws IOException, InterruptedException {
        return run("stack", "output", "--json", "--show-secrets").succeeded().json();
    }

    /** Any other command on this stack. */
    public PulumiRun run(String command, String... arguments) throws IOException, InterruptedException {
        return start(command, arguments).await();
    }

    /** Starts a command on this stack without waiting for it. */
    public PulumiProcess start(String command, String... arguments) throws IOException {
        return cli.start(project, both(arguments, command, "--stack", name));
    }

    private static String[] both(String[] last, String... first) {
        return Stream.concat(Stream.of(first), Stream.of(last)).toArray(String[]::new);
    }
}
