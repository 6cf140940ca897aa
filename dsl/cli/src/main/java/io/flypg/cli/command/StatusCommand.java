package io.flypg.cli.command;

import io.flypg.cli.view.ClusterStatus;
import io.flypg.cli.view.StatusView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flypg status}. */
@Command(
        name = "status",
        header = "Show clusters as they are now.",
        description = {
            "For each cluster its nodes with role, version, address, lag and disk, what it survives, what is wrong with"
                    + " it, and by which way its nodes were reached."
        },
        footer = {
            "",
            "Exit codes: 0 everything could be seen and works, 1 something is wrong, 2 bad definition or usage. Ctrl-C ends"
                    + " --watch with 0.",
            "",
            "Examples:",
            "  flypg status --local examples/orders",
            "  flypg status orders-db --json",
            "  flypg status --watch=5s orders-db"
        })
final class StatusCommand implements Callable<Integer>, JsonOption.Command {
    private final Shell shell;

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    @Mixin
    private PlatformOption where = new PlatformOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private WatchOption watch = new WatchOption();

    StatusCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        List<String> names = cluster.names();
        Optional<Duration> interval = watch.interval();
        Map<String, String> environment = where.environment(shell);
        if (interval.isPresent()) {
            new Watch(shell, interval.get(), !json.isOn())
                    .run(() -> shell.parts().status(environment, names), this::show);
            return ExitCode.DONE;
        }
        List<ClusterStatus> clusters = shell.parts().status(environment, names);
        show(clusters);
        return ClusterStatus.errors(clusters).isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void show(List<ClusterStatus> clusters) {
        if (json.isOn()) {
            StatusView.showJson(clusters, shell.out());
        } else {
            StatusView.show(clusters, shell.out());
        }
    }

    @Override
    public boolean speaksJson() {
        return json.isOn();
    }
}
