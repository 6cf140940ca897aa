package io.flypg.cli.command;

import io.flypg.cli.graph.Dot;
import io.flypg.cli.graph.Graph;
import io.flypg.cli.graph.Graphs;
import io.flypg.cli.graph.SvgGraph;
import io.flypg.cli.view.ClusterStatus;
import io.flypg.engine.model.Definition;
import io.flypg.engine.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flypg graph}. */
@Command(
        name = "graph",
        header = "Draw clusters, their nodes by region, and the apps attached to them.",
        description = {
            "Draws what a definition declares, without a token and a network, in the language of Graphviz or as SVG.",
            "With the name of a cluster, --live or --local it draws what is there now: roles, versions, how full the disks"
                    + " are, and how far each node is behind. The apps are those of the definition."
        },
        footer = {
            "",
            "Exit codes: 0 drawn, 1 something could not be seen or is wrong, 2 bad definition or usage.",
            "",
            "Examples:",
            "  flypg graph examples/orders --svg > orders.svg",
            "  flypg graph orders-db | dot -Tpng > orders.png"
        })
final class GraphCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private ClusterArgument cluster = new ClusterArgument();

    @Option(names = "--svg", description = "Print SVG, which browsers show, instead of Graphviz' DOT.")
    private boolean svg;

    @Option(names = "--live", description = "Draw what is there now instead of what is declared.")
    private boolean live;

    @Mixin
    private PlatformOption where = new PlatformOption();

    GraphCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Optional<Definition> definition = cluster.definition();
        if (definition.isPresent() && !live && where.flag().isEmpty()) {
            print(Graphs.declared(definition.get()));
            return ExitCode.DONE;
        }
        List<String> names = cluster.names(definition);
        List<ClusterStatus> clusters = shell.parts().status(where.environment(shell), names);
        print(Graphs.live(clusters, definition));
        List<Problem> errors = ClusterStatus.errors(clusters);
        shell.report(errors);
        return errors.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void print(Graph graph) {
        shell.out().raw(svg ? SvgGraph.of(graph) : Dot.of(graph));
    }
}
