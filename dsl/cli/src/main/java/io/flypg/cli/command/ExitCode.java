package io.flypg.cli.command;

import io.flypg.engine.problem.Failure;

/** The exit codes; scripts rely on them. */
public final class ExitCode {
    /** Done, or nothing to do. */
    public static final int DONE = 0;

    /** It was tried and did not work. */
    public static final int FAILED = 1;

    /** The definition or the command line is wrong. */
    public static final int BAD_INPUT = 2;

    /** Not done on purpose: protected, stale, over a limit, locked by somebody else. */
    public static final int REFUSED = 3;

    /** With {@code plan --detailed-exitcode}: there are changes. */
    public static final int CHANGES = 10;

    private ExitCode() {}

    /** What follows from a failure. */
    public static int of(Failure.Kind kind) {
        return switch (kind) {
            case FAILED -> FAILED;
            case BAD_INPUT -> BAD_INPUT;
            case REFUSED, STALE -> REFUSED;
        };
    }
}
