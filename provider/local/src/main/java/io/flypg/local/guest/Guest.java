package io.flypg.local.guest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The inside of one machine, from its first boot to its end. Calls of one guest are never concurrent, except {@link #exec} and
 * {@link #isRunning} and {@link #preparing}.
 */
public interface Guest {
    /** The exit code of what was killed. */
    int KILLED = 137;

    /** Boots. Returns once the guest's processes and ports are up or have failed for good; a node may still be cloning. */
    void start();

    /** Sends the signal, then cuts the power once the limit is over. Returns when nothing of the guest runs any more. */
    void stop(String signal, Duration limit);

    /** Cuts the power: no process of the guest is left, nothing is written any more. */
    void kill();

    /** Whether the guest is up. A dead PostgreSQL in a live guest is up: that is how the real image behaves. */
    boolean isRunning();

    /** How the guest ended the last time it did so by itself; read once {@link #isRunning} has become false. */
    default int exitCode() {
        return 1;
    }

    /** Why it does not run though it was started, worded for the user; empty while it runs and after a stop. */
    default Optional<String> failure() {
        return Optional.empty();
    }

    /** Whether the next boot can only fail as this one did, until somebody does something about it; read together with {@link #failure}. */
    default boolean isHopeless() {
        return false;
    }

    /** What its boot waits for, worded for the user; empty once its ports are open, and at all other times. */
    default Optional<String> preparing() {
        return Optional.empty();
    }

    /** Kills the database alone and lets the guest live; false when there is none to kill. */
    default boolean killDatabase() {
        return false;
    }

    /** Cuts the guest off from every other one, or lets it back; false when it shares its network with them, so that this cannot be done. */
    default boolean cutOff(boolean off) {
        return false;
    }

    /** Runs one command in the guest, without a shell, and gives it the input to read. */
    ExecResult exec(List<String> argv, String input);

    /** The same for a command that reads nothing. */
    default ExecResult exec(List<String> argv) {
        return exec(argv, "");
    }

    /** Does the work while nothing in the guest writes to the volume, so that a copy of it is what a power cut would leave. */
    default void whileStill(Runnable work) {
        work.run();
    }
}
