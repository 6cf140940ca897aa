package io.flypg.cli.command;

import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Values for the parameters of a definition. */
final class ParameterOption {
    @Option(
            names = {"-p", "--set"},
            paramLabel = "NAME=VALUE",
            description = "A parameter and its value: -p size=40.GB, -p region=fra. May be given several times.")
    private List<String> written = List.of();

    boolean isGiven() {
        return !written.isEmpty();
    }

    /**
     * By their names.
     *
     * @throws Failure bad input, with everything that gives no value
     */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        Problems problems = new Problems();
        for (String one : written) {
            int equals = one.indexOf('=');
            if (equals <= 0) {
                problems.add(problem("'-p " + one + "' gives no value.", "write -p name=value"));
            } else if (values.put(one.substring(0, equals), one.substring(equals + 1)) != null) {
                problems.add(problem(
                        "'" + one.substring(0, equals) + "' is given twice, and a parameter has one value.",
                        "leave one out"));
            }
        }
        if (problems.hasErrors()) {
            throw new Failure(Failure.Kind.BAD_INPUT, problems.toList());
        }
        return values;
    }

    /** What a command line needs to give the same again: {@code " -p size=40.GB"} or nothing. */
    String flags() {
        return written.stream().map(one -> " -p " + Quoting.quoted(one)).collect(Collectors.joining());
    }

    private static Problem problem(String detail, String hint) {
        return Problem.general("Bad command line", detail, hint);
    }
}
