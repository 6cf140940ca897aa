package io.flypg.cli.view;

import io.flypg.cli.terminal.Output;
import io.flypg.engine.problem.Problem;
import java.util.List;

/** Problems for programs: the document in the place of the one that could not be made. */
public final class ProblemsJson {
    private ProblemsJson() {}

    public static void print(Output out, List<Problem> problems) {
        JsonDocument.print(out, json -> JsonDocument.problems(json, "problems", problems));
    }
}
