package io.flypg.local.rack;

import io.flypg.local.guest.ExecResult;
import io.flypg.local.guest.Guest;
import java.time.Duration;
import java.util.List;

/** A machine without a process: what any image but PostgreSQL's gets. */
final class IdleGuest implements Guest {
    private volatile boolean running;

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop(String signal, Duration limit) {
        running = false;
    }

    @Override
    public void kill() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public ExecResult exec(List<String> argv, String input) {
        return new ExecResult(
                127, "", argv.getFirst() + ": not found: this machine runs nothing on the local platform\n");
    }
}
