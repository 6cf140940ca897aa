package io.flypg.pulumi.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A command of the CLI that may not have ended yet. */
public final class PulumiProcess {

    /** Only against hanging for ever: on a busy computer a command takes many times what it needs. */
    private static final long LIMIT_SECONDS = 600;

    private final Process process;
    private final Path out;
    private final Path err;

    PulumiProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** What Ctrl-C does: the CLI asks its providers to stop and waits for them; the second time it does not. */
    public void cancel() {
        process.destroy();
    }

    /** Ends the CLI at once, and nothing that it started. */
    public void kill() {
        process.destroyForcibly();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has written so far, for those who wait for a line. */
    public String said() throws IOException {
        return Files.readString(out, UTF_8) + Files.readString(err, UTF_8);
    }

    public PulumiRun await() throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IllegalStateException("still running after " + LIMIT_SECONDS + " s, having said: " + said());
        }
        return new PulumiRun(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }
}
