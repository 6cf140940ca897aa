package io.flypg.cli.command;

import io.flypg.cli.terminal.Keyboard;
import io.flypg.cli.terminal.Output;
import io.flypg.cli.terminal.Page;
import io.flypg.cli.view.ProblemView;
import io.flypg.cli.wiring.Parts;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What every command has around it.
 *
 * @param out for results
 * @param err for problems and for whatever else is not the result
 * @param nanos a clock that only goes forward
 */
public record Shell(
        Map<String, String> environment, Output out, Output err, Keyboard keyboard, LongSupplier nanos, Parts parts) {
    /** Shows problems, if there are any. */
    public void report(List<Problem> problems) {
        if (!problems.isEmpty()) {
            err.print(ProblemView.of(problems));
        }
    }

    /** Tells whoever waits something that is not part of the result. */
    void say(String text) {
        err.print(new Page().text(0, text));
    }

    /**
     * Makes sure that the result arrived where it was to go.
     *
     * @throws Failure when it did not
     */
    public void requireWritten() {
        if (out.isBroken()) {
            throw new Failure(
                    Failure.Kind.FAILED,
                    Problem.general(
                            "Output was lost",
                            "not all that was written to standard output arrived.",
                            "is the disk full, or did the program that reads it end?"));
        }
    }

    /** Whether a variable of the environment says yes. */
    boolean isOn(String variable) {
        String value = environment.getOrDefault(variable, "");
        return !value.isEmpty() && !value.equals("0") && !value.equals("false");
    }

    /** The command as it was called, for hints that can be copied: {@code flypg}, or {@code ./flypg} in a checkout. */
    String command() {
        return environment.getOrDefault("FLYPG_COMMAND", "flypg");
    }
}
