package io.flypg.cli.command;

import io.flypg.cli.local.LocalControl;
import io.flypg.cli.terminal.Page;
import io.flypg.local.LocalState;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flypg local start}. */
@Command(
        name = "start",
        header = "Start it in the background.",
        description = "Returns when it answers. Machines that ran when it was stopped are started again.")
final class LocalStartCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private NodesOption nodes = new NodesOption();

    @Mixin
    private RateLimitsOption limits = new RateLimitsOption();

    LocalStartCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        LocalControl control = LocalControl.of(shell.environment());
        List<String> options =
                Stream.of(nodes.words(), limits.words()).flatMap(List::stream).toList();
        LocalState state = control.start(shell::say, options);
        nodes.wanted().ifPresent(control::requireKind);
        limits.requireIn(state, shell.command());
        shell.out().print(new Page().line("The local platform runs at " + state + "."));
        return ExitCode.DONE;
    }
}
