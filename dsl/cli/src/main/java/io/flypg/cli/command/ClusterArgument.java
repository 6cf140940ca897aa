package io.flypg.cli.command;

import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which clusters are meant: those of a definition, or one by its name. */
final class ClusterArgument {
    @Parameters(
            index = "0",
            paramLabel = "PATH or NAME",
            description = "A folder or a file with the definition, or the name of one cluster.")
    private String what = "";

    @Mixin
    private ParameterOption parameters = new ParameterOption();

    /** At least one name. */
    List<String> names(Shell shell) {
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
            throw badInput(
                    "No cluster",
                    what + " declares no cluster, and this command is about clusters.",
                    "name another path");
        }
        return names;
    }

    /** The only one. */
    String name(Shell shell) {
        List<String> names = names(shell);
        if (names.size() > 1) {
            throw badInput(
                    "More than one cluster",
                    what + " declares " + String.join(", ", names) + ", and this command is about one.",
                    "name one of them instead of the path");
        }
        return names.getFirst();
    }

    private void requireNoParameters() {
        if (parameters.isGiven()) {
            throw badInput(
                    "Bad command line",
                    "parameters belong to a definition, and '" + what + "' is the name of a cluster.",
                    "name the folder of its definition, or leave -p out");
        }
    }

    private static Failure badInput(String summary, String detail, String hint) {
        return new Failure(Failure.Kind.BAD_INPUT, Problem.general(summary, detail, hint));
    }
}
