package io.flypg.cli.command;

import io.flypg.cli.view.ClusterStatus;
import io.flypg.cli.view.StatusView;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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
            "Exit codes: 0 everything could be seen and works, 1 something is wrong, 2 bad definition or usage.",
            "",
            "Examples:",
            "  flypg status --local examples/orders",
            "  flypg status orders-db --json"
        })
final class StatusCommand implements Callable<Integer>, JsonOption.Command {
    private final Shell shell;

    @Parameters(
            paramLabel = "PATH or NAME",
            description = "A folder or a file with the definition, or the name of one cluster.")
    private String what = "";

    @Mixin
    private ParameterOption parameters = new ParameterOption();

    @Mixin
    private PlatformOption where = new PlatformOption();

    @Mixin
    private JsonOption json = new JsonOption();

    StatusCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        List<String> names = names();
        List<ClusterStatus> clusters = shell.parts().status(where.environment(shell), names);
        if (json.isOn()) {
            StatusView.showJson(clusters, shell.out());
        } else {
            StatusView.show(clusters, shell.out());
        }
        boolean works = clusters.stream()
                .flatMap(cluster -> cluster.problems().stream())
                .noneMatch(problem -> problem.severity() == Severity.ERROR);
        return works ? ExitCode.DONE : ExitCode.FAILED;
    }

    private List<String> names() {
        Path path = Path.of(what);
        if (!Files.exists(path) && !what.contains("/") && !what.contains(".")) {
            requireNoParameters();
            return List.of(what);
        }
        Definition definition = DefinitionFiles.require(List.of(path), parameters, shell);
        List<String> names = definition.all(ClusterSpec.class).stream()
                .map(ClusterSpec::name)
                .toList();
        if (names.isEmpty()) {
            throw new Failure(
                    Failure.Kind.BAD_INPUT,
                    Problem.general("No cluster", what + " declares no cluster, and only clusters have a status.", ""));
        }
        return names;
    }

    private void requireNoParameters() {
        if (!parameters.values().isEmpty()) {
            throw new Failure(
                    Failure.Kind.BAD_INPUT,
                    Problem.general(
                            "Bad command line",
                            "parameters belong to a definition, and '" + what + "' is the name of a cluster.",
                            "name the folder of its definition, or leave -p out"));
        }
    }

    @Override
    public boolean speaksJson() {
        return json.isOn();
    }
}
