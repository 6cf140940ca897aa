package io.flypg.cli.command;

import static io.flypg.cli.terminal.Span.plain;

import io.flypg.cli.terminal.Page;
import io.flypg.cli.terminal.Style;
import io.flypg.engine.address.ResourceType;
import io.flypg.engine.model.Definition;
import io.flypg.engine.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flypg validate}. */
@Command(
        name = "validate",
        header = "Check definitions without a platform.",
        description = {
            "Checks syntax, words, values and PostgreSQL settings of the declared version, and what belongs"
                    + " together. Needs no token and no network, and shows all mistakes of all files at once.",
            "Each folder is checked as a definition of its own."
        },
        footer = {"", "Example:", "  flypg validate examples/orders templates/*"})
final class ValidateCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private PathArguments arguments = new PathArguments();

    @Mixin
    private ParameterOption parameters = new ParameterOption();

    ValidateCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        List<Problem> problems = new ArrayList<>();
        boolean valid = true;
        for (List<Path> unit : units()) {
            DefinitionFiles.Read read = DefinitionFiles.read(unit, parameters.values());
            problems.addAll(read.problems());
            valid &= read.definition().isPresent();
            read.definition().ifPresent(definition -> praise(unit, definition));
        }
        shell.report(problems);
        return valid ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }

    /** A folder is a definition; files that lie in one folder are one together. */
    private Iterable<List<Path>> units() {
        Map<Path, List<Path>> units = new LinkedHashMap<>();
        for (Path path : arguments.paths) {
            Path absolute = path.toAbsolutePath().normalize();
            Path unit = Files.isDirectory(path) ? absolute : absolute.resolveSibling("*");
            units.computeIfAbsent(unit, _ -> new ArrayList<>()).add(path);
        }
        return units.values();
    }

    private void praise(List<Path> unit, Definition definition) {
        String names = unit.stream().map(Path::toString).collect(Collectors.joining(", "));
        shell.out().print(new Page().line(Style.GREEN.of("valid"), plain(": " + names + ": " + counted(definition))));
    }

    private static String counted(Definition definition) {
        return Arrays.stream(ResourceType.values())
                .map(type -> counted(definition, type))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String counted(Definition definition, ResourceType type) {
        long count = definition.addresses().stream()
                .filter(address -> address.type() == type)
                .count();
        return count == 0 ? "" : count + " " + type.word() + (count == 1 ? "" : "s");
    }
}
