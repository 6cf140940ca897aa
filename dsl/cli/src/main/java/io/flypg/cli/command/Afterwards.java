package io.flypg.cli.command;

import io.flypg.cli.view.ApplyReport.Connection;
import io.flypg.cli.view.ApplyReport.Hint;
import io.flypg.cli.view.ClusterStatus;
import io.flypg.cli.view.Receipt;
import io.flypg.engine.apply.Reconciler.Goal;
import io.flypg.engine.model.AttachmentSpec;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.Plan;
import io.flypg.engine.problem.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What to say when an apply worked: how to connect, and what to try next. */
final class Afterwards {
    private final Shell shell;
    private final PlatformOption where;
    private final ApplyRun.Order order;
    private final Map<String, String> environment;

    Afterwards(Shell shell, PlatformOption where, ApplyRun.Order order, Map<String, String> environment) {
        this.shell = shell;
        this.where = where;
        this.order = order;
        this.environment = environment;
    }

    List<Connection> connections(Definition definition) {
        List<String> clusters = definition.all(ClusterSpec.class).stream()
                .map(ClusterSpec::name)
                .toList();
        if (order.goal() == Goal.GONE || order.json() || clusters.isEmpty()) {
            return List.of();
        }
        try {
            return shell.parts().status(environment, clusters).stream()
                    .map(status -> connection(status, definition))
                    .toList();
        } catch (Failure failure) {
            // Everything is done; that it cannot be looked at just now is no reason to say it failed.
            shell.report(failure.problems());
            return List.of();
        }
    }

    private static Connection connection(ClusterStatus status, Definition definition) {
        List<String> lines = new ArrayList<>();
        if (!status.address().isEmpty()) {
            lines.add(
                    "clients connect to " + status.address() + ", which leads to the primary, whichever node that is");
        }
        for (AttachmentSpec attachment : definition.all(AttachmentSpec.class)) {
            if (attachment.cluster().equals(status.name())) {
                lines.add("app " + attachment.app() + " finds its URL in the secret " + attachment.variable()
                        + attachment
                                .readVariable()
                                .map(name -> ", for reading in " + name)
                                .orElse(""));
            }
        }
        return new Connection(status.name(), lines);
    }

    /** What stayed of the clusters that the plan deletes. */
    List<Receipt> receipts(Plan plan) {
        List<String> clusters = plan.changes().stream()
                .filter(change -> change instanceof Change.Delete delete && delete.keepsData())
                .map(change -> change.address().name())
                .toList();
        try {
            return clusters.isEmpty() ? List.of() : shell.parts().receipts(environment, clusters);
        } catch (Failure failure) {
            shell.report(failure.problems());
            return List.of();
        }
    }

    List<Hint> hints(Definition definition) {
        if (order.goal() == Goal.GONE || order.paths().isEmpty()) {
            return List.of();
        }
        String paths = order.paths().stream().map(Quoting::quoted).collect(Collectors.joining(" "));
        String rest = where.flag() + order.parameters().flags() + " " + paths;
        List<Hint> hints = new ArrayList<>();
        hints.add(new Hint(
                shell.command() + " plan" + rest, "says that nothing is left to do; edit the file and look again"));
        hints.add(new Hint(shell.command() + " status" + rest, "shows nodes, roles, lag and disks"));
        definition.all(ClusterSpec.class).stream()
                .findFirst()
                .map(cluster -> shell.command() + " connect" + where.flag() + " " + cluster.name())
                .ifPresent(connect -> hints.add(new Hint(connect, "opens a SQL prompt as the superuser")));
        return hints;
    }
}
