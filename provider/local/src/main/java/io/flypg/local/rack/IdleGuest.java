package io.flypg.local.rack;

import io.flypg.local.guest.ExecResult;
import io.flypg.local.guest.Guest;
import java.time.Duration;
import java.util.List;

/** A machine without a process: what any image but PostgreSQL's gets. */
final class IdleGuest implements Guest {
    private volatile boolean running;
    private volatile int exitCode;

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop(String signal, Duration limit) {
        exitCode = 0;
        running = false;
    }

    @Override
    public void kill() {
        exitCode = KILLED;
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int exitCode() {
        return exitCode;
    }

    @Override
    public ExecResult exec(List<String> argv, String input) {
        return new ExecResult(
                127, "", argv.getFirst() + ": not found: this machine runs nothing on the local platform\n");
    }
}
