package io.flypg.postgres.exec;

import java.time.Duration;
import java.util.List;

/** Runs commands in one machine, as root and without a shell in between. */
@FunctionalInterface
public interface GuestShell {

    /** The exit code of a command that the guest does not have. */
    int NOT_FOUND = 127;

    /**
     * Runs a command to its end.
     *
     * @param input what it can read: secrets belong there, not among the arguments, which everybody in the guest sees
     * @throws io.flypg.postgres.reach.PostgresException when the command cannot be brought there or gives no answer
     */
    Output run(List<String> argv, String input, Duration limit);

    /** What a command left behind. */
    record Output(int exitCode, String stdout, String stderr) {

        /** The output is left out: it may hold secrets. */
        @Override
        public String toString() {
            return "Output[exitCode=" + exitCode + "]";
        }
    }
}
