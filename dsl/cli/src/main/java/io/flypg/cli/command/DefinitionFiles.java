package io.flypg.cli.command;

import io.flypg.engine.bind.Binder;
import io.flypg.engine.bind.Origins;
import io.flypg.engine.model.Definition;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.language.Definitions;
import io.flypg.language.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Definition files, read and checked as far as that is possible without a platform. */
final class DefinitionFiles {
    private DefinitionFiles() {}

    /**
     * What the files declare.
     *
     * @param definition absent when there are errors
     * @param origins where its values come from
     * @param problems sorted by place; with a definition only warnings
     */
    record Read(Optional<Definition> definition, Origins origins, List<Problem> problems) {}

    /** A definition without errors, and where its values come from. */
    record Traced(Definition definition, Origins origins) {}

    /** Reads files and folders, with values for parameters, as one definition; it is whole when each path is a folder. */
    static Read read(List<Path> paths, Map<String, String> parameters) {
        return bound(Definitions.read(paths, parameters), paths.stream().allMatch(Files::isDirectory));
    }

    /**
     * Reads a text that is not in a file yet.
     *
     * @param name what the file will be called
     * @param whole whether it will be all that its project declares
     */
    static Read read(String name, String text, boolean whole) {
        return bound(Definitions.read(name, text), whole);
    }

    private static Read bound(Reading reading, boolean whole) {
        Problems problems = new Problems();
        problems.addAll(reading.problems());
        boolean lost = reading.words().isEmpty() && reading.hasErrors();
        Binder.Bound bound = lost
                ? new Binder.Bound(Optional.empty(), Origins.NONE)
                : Binder.bindTraced(reading.words(), whole, problems);
        Optional<Definition> definition = reading.hasErrors() ? Optional.empty() : bound.definition();
        return new Read(definition, bound.origins(), problems.toList());
    }

    /**
     * The definition. Its warnings are for the commands that plan it.
     *
     * @throws Failure bad input, with every mistake in every file
     */
    static Definition require(List<Path> paths, ParameterOption parameters) {
        return definition(read(paths, parameters.values()));
    }

    /** The same with its warnings shown, and with where its values come from. */
    static Traced requireTraced(List<Path> paths, ParameterOption parameters, Shell shell) {
        Read read = read(paths, parameters.values());
        Traced traced = new Traced(definition(read), read.origins);
        shell.report(read.problems);
        return traced;
    }

    private static Definition definition(Read read) {
        return read.definition.orElseThrow(() -> new Failure(Failure.Kind.BAD_INPUT, read.problems));
    }
}
