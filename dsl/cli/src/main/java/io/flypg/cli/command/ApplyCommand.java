package io.flypg.cli.command;

import io.flypg.engine.apply.Reconciler.Goal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flypg apply}. */
@Command(
        name = "apply",
        header = "Make the platform as the definition says.",
        description = {
            "Shows the plan, asks, and then runs exactly its steps. Killed or stopped at any moment, the same command"
                    + " goes on from what is there.",
            "Ctrl-C lets the running steps finish and starts no more; a second one ends at once."
        },
        footer = {
            "",
            "Exit codes: 0 done or nothing to do, 1 failed, 2 bad definition or usage, 3 refused.",
            "",
            "Examples:",
            "  flypg apply --local examples/orders",
            "  flypg apply --yes --json infrastructure/   (in CI)"
        })
final class ApplyCommand implements Callable<Integer>, JsonOption.Command {
    private final Shell shell;

    @Mixin
    private PathArguments arguments = new PathArguments();

    @Mixin
    private PlatformOption where = new PlatformOption();

    @Mixin
    private DeleteOption deletes = new DeleteOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private YesOption yes = new YesOption();

    ApplyCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        yes.requireAnswer(shell, json.isOn());
        var order = new ApplyRun.Order(arguments.paths, Goal.AS_DECLARED, deletes.limits(), yes.isGiven(), json.isOn());
        return new ApplyRun(shell, where, order).run();
    }

    @Override
    public boolean speaksJson() {
        return json.isOn();
    }
}
