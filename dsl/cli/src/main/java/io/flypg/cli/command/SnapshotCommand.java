package io.flypg.cli.command;

import io.flypg.cli.view.SnapshotView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flypg snapshot}. */
@Command(
        name = "snapshot",
        header = "Take a snapshot of a cluster's data now.",
        description = {
            "Takes one of the volume of the primary, besides those that the platform takes every day, and waits until it can"
                    + " be used. Nothing stops meanwhile: what is restored from it recovers as after a crash.",
            "It is kept for as long as the volume's keepSnapshots says, and no longer than the app is there."
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 failed, 2 bad definition or usage.",
            "",
            "Examples:",
            "  flypg snapshot orders-db",
            "  flypg snapshot --local --json examples/orders"
        })
final class SnapshotCommand implements Callable<Integer>, JsonOption.Command {
    private final Shell shell;

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    @Mixin
    private PlatformOption where = new PlatformOption();

    @Mixin
    private JsonOption json = new JsonOption();

    SnapshotCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        String name = cluster.name();
        SnapshotView snapshot = shell.parts().snapshot(where.environment(shell), name);
        if (json.isOn()) {
            snapshot.showJson(shell.out());
        } else {
            snapshot.show(shell.out());
        }
        return ExitCode.DONE;
    }

    @Override
    public boolean speaksJson() {
        return json.isOn();
    }
}
