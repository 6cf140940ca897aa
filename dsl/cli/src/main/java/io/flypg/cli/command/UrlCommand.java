package io.flypg.cli.command;

import io.flypg.cli.view.UrlView;
import io.flypg.cli.wiring.Door;
import io.flypg.postgres.reach.ConnectionUrl;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flypg url}. */
@Command(
        name = "url",
        header = "Print the URL of a cluster for its operator.",
        description = {
            "The login is 'postgres', the cluster's superuser: for people and for maintenance. An app has a login of its"
                    + " own, whose URL is a secret of the app and is not shown by flypg.",
            "The password is read from the platform only when it is to be shown, and kept nowhere.",
            "A warning on standard error tells when the address does not answer this computer."
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 no such cluster or not readable, 2 bad definition or usage.",
            "",
            "Examples:",
            "  flypg url orders-db",
            "  export DATABASE_URL=$(flypg url --reveal --database orders orders-db)"
        })
final class UrlCommand implements Callable<Integer>, JsonOption.Command {
    private final Shell shell;

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Mixin
    private PlatformOption where = new PlatformOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(names = "--reveal", description = "Show the password, which is *** otherwise.")
    private boolean reveal;

    UrlCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Door door = database.door(cluster.name(), reveal);
        ConnectionUrl url = shell.parts().url(where.environment(shell), door);
        boolean answers = shell.parts().answers(url);
        if (!answers) {
            shell.report(List.of(OutOfReach.problem(door.cluster(), url.host(), ", for the apps there")
                    .asWarning()));
        }
        UrlView view = new UrlView(
                door.cluster(),
                url.host(),
                url.port(),
                url.database(),
                url.login().user(),
                reveal ? url.reveal() : url.toString(),
                answers);
        if (json.isOn()) {
            view.showJson(shell.out());
        } else {
            view.show(shell.out());
        }
        return ExitCode.DONE;
    }

    @Override
    public boolean speaksJson() {
        return json.isOn();
    }
}
