package io.flypg.cli.command;

import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Definition;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which clusters are meant: those of a definition, or one by its name. */
final class ClusterArgument {
    static final String LABEL = "PATH or NAME";
    static final String DESCRIPTION = "A folder or a file with the definition, or the name of one cluster.";

    @Parameters(index = "0", paramLabel = LABEL, description = DESCRIPTION)
    private String what = "";

    @Mixin
    private ParameterOption parameters = new ParameterOption();

    /** For picocli, which fills it. */
    ClusterArgument() {}

    /** For a command in which it is not the first argument. */
    ClusterArgument(String what, ParameterOption parameters) {
        this.what = what;
        this.parameters = parameters;
    }

    /** The definition that is meant; empty when it is the name of a cluster. */
    Optional<Definition> definition() {
        Path path = Path.of(what);
        if (!Files.exists(path) && !what.contains("/") && !what.contains(".")) {
            requireNoParameters();
            return Optional.empty();
        }
        return Optional.of(DefinitionFiles.require(List.of(path), parameters));
    }

    /** At least one name. */
    List<String> names() {
        return names(definition());
    }

    /** The same where the definition has been read already. */
    List<String> names(Optional<Definition> definition) {
        return definition.map(this::declared).orElse(List.of(what));
    }

    private List<String> declared(Definition definition) {
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

    /**
     * One cluster.
     *
     * @param project that of its definition; empty when it was named without one
     */
    record Only(String cluster, Optional<String> project) {}

    /** The name of the only one. */
    String name() {
        return only().cluster();
    }

    /** The only one. */
    Only only() {
        Optional<Definition> definition = definition();
        return new Only(definition.map(this::name).orElse(what), definition.map(Definition::project));
    }

    private String name(Definition definition) {
        List<String> names = declared(definition);
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
