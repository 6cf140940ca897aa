package io.flypg.cli.command;

import io.flypg.cli.local.LocalControl;
import io.flypg.cli.terminal.Page;
import io.flypg.cli.view.FaultView;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.local.LocalFaults;
import io.flypg.local.LocalFaults.NotPossible;
import io.flypg.local.fault.InForce;
import io.flypg.local.fault.Order;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Where the commands below {@code flypg local fault} hand in what they want, and how the answer is told. */
record FaultDesk(Shell shell) {
    int order(Order order) {
        InForce fault = ask(faults -> faults.order(order));
        Page page = new Page().line(sentence(fault.text()));
        if (fault.id() > 0) {
            page.line("It lasts until '" + shell.command() + " local fault clear " + fault.id()
                    + "', or until the local platform is stopped.");
        }
        shell.out().print(page);
        return ExitCode.DONE;
    }

    int list() {
        List<InForce> faults = ask(LocalFaults::inForce);
        shell.out().print(faults.isEmpty() ? new Page().line("There are no faults.") : FaultView.of(rows(faults)));
        return ExitCode.DONE;
    }

    int clear(Function<LocalFaults, List<InForce>> which) {
        List<InForce> cleared = ask(which);
        Page page = new Page();
        cleared.forEach(fault -> page.line("Cleared: " + fault.text() + "."));
        shell.out().print(cleared.isEmpty() ? page.line("There were no faults.") : page);
        return ExitCode.DONE;
    }

    private static List<FaultView.Row> rows(List<InForce> faults) {
        return faults.stream()
                .map(fault -> new FaultView.Row(fault.id(), fault.struck(), fault.text()))
                .toList();
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    private <T> T ask(Function<LocalFaults, T> question) {
        LocalControl local = LocalControl.of(shell.environment());
        try {
            return question.apply(new LocalFaults(local.require(shell.command())));
        } catch (NotPossible e) {
            throw new Failure(
                    Failure.Kind.BAD_INPUT,
                    Problem.general(
                            "Fault not possible",
                            e.getMessage() + ".",
                            "'" + shell.command() + " local fault --help' says what there is"));
        }
    }
}
