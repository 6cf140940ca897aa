package io.flypg.local.node.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flypg.local.node.process.BootFailure;
import io.flypg.local.node.process.Runner.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The Docker engine, through its own command: it finds the engine as the user's shell does, and a program of ours ends together with
 * the process that stands for it.
 */
final class Docker {
    private static final String PROGRAM = "docker";

    private Docker() {}

    /** The command line of a call, to be started by whoever needs it. */
    static ProcessBuilder command(List<String> words) {
        List<String> line = new ArrayList<>(List.of(PROGRAM));
        line.addAll(words);
        return new ProcessBuilder(line);
    }

    /**
     * What a call prints.
     *
     * @throws BootFailure when it fails, with the engine's words
     */
    static String ask(String... words) throws IOException, InterruptedException {
        Output output = run(List.of(words), "");
        if (output.exitCode() != 0) {
            throw new BootFailure("The Docker engine does not do its part, 'docker " + words[0] + "' says: "
                    + output.stderr().strip()
                    + ". Is the engine started, and may this user talk to it? 'docker info' tells.");
        }
        return output.stdout().strip();
    }

    /** Whether a call succeeds; why it does not is nobody's matter. */
    static boolean succeeds(String... words) throws IOException, InterruptedException {
        return run(List.of(words), "").exitCode() == 0;
    }

    /** Runs a call to its end. */
    static Output run(List<String> words, String input) throws IOException, InterruptedException {
        Process process = start(command(words));
        var stdout = CompletableFuture.supplyAsync(() -> read(process, false), Thread.ofVirtual()::start);
        var stderr = CompletableFuture.supplyAsync(() -> read(process, true), Thread.ofVirtual()::start);
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(UTF_8));
        } catch (IOException e) {
            // it ended without reading all of it, and says so by its exit code
        }
        try {
            return new Output(process.waitFor(), stdout.join(), stderr.join());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new BootFailure(
                    "Nodes in containers need the program docker, and it cannot be started: " + e.getMessage()
                            + ". Install it, or start the local platform with '--nodes process'.",
                    e);
        }
    }

    private static String read(Process process, boolean errors) {
        try (var stream = errors ? process.getErrorStream() : process.getInputStream()) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
