package io.flypg.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a finished process left: its exit code and what it wrote. */
record Ran(int code, String out, String err) {

    /** Only against hanging for ever: on a busy machine each command takes many times what it needs. */
    private static final long LIMIT_SECONDS = 240;

    /** Runs a command in a folder; a variable whose value is empty is taken out of the environment. */
    static Ran in(Path folder, Map<String, String> variables, String... command)
            throws IOException, InterruptedException {
        return start(folder, variables, command).await();
    }

    static Running start(Path folder, Map<String, String> variables, String... command) throws IOException {
        return start(folder, Path.of("/dev/null"), variables, command);
    }

    static Running start(Path folder, Path input, Map<String, String> variables, String... command) throws IOException {
        Path out = Files.createTempFile("ran", ".out");
        Path err = Files.createTempFile("ran", ".err");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(input.toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(variables);
        builder.environment().values().removeIf(String::isEmpty);
        return new Running(builder.start(), out, err);
    }

    /** A process that may not have finished yet. */
    record Running(Process process, Path out, Path err) {

        Ran await() throws IOException, InterruptedException {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("still running after " + LIMIT_SECONDS + " s: " + process.info());
            }
            var ran = new Ran(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
            Files.delete(out);
            Files.delete(err);
            return ran;
        }
    }
}
