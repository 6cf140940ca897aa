package io.flypg.cli.command;

import io.flypg.cli.wiring.Import;
import io.flypg.cli.wiring.ImportOrder;
import io.flypg.engine.bind.DefinitionWords;
import io.flypg.engine.plan.Change;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.language.write.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flypg import}. */
@Command(
        name = "import",
        header = "Take a live cluster into a project, and print its definition.",
        description = {
            "Marks the cluster as the project's and prints a definition of it as it is. Nothing is restarted and nothing"
                    + " else is changed: marks are metadata of its machines and comments on roles. Planning that definition"
                    + " changes nothing; where something cannot be said in a definition, this says so.",
            "A cluster may be one that 'fly postgres create' made, or one of another project with --take-over. Databases and"
                    + " roles that flypg did not make stay as they are and are named in a comment.",
            "Killed at any moment, the same command goes on."
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 it cannot be imported, 2 bad usage, 3 it belongs to another project.",
            "",
            "Examples:",
            "  flypg import orders-db --project shop > shop/orders-db.flypg.groovy",
            "  flypg plan shop"
        })
final class ImportCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(paramLabel = "APP", description = "The app of the cluster.")
    private String app = "";

    @Option(names = "--project", required = true, paramLabel = "NAME", description = "The project that will own it.")
    private String project = "";

    @Option(names = "--take-over", description = "Take it also when it belongs to another project.")
    private boolean takesOver;

    @Mixin
    private PlatformOption where = new PlatformOption();

    ImportCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        ImportOrder order = new ImportOrder(app, project, takesOver);
        shell.parts().adopt(where.environment(shell), order, this::print, shell::say);
        shell.say("'" + app + "' is the project '" + project + "' now.");
        return ExitCode.DONE;
    }

    /** Before anything is marked: a cluster that is owned and whose definition was lost would be deleted by the next plan. */
    private void print(Import found) {
        shell.out().raw(text(found));
        shell.requireWritten();
    }

    /** Made and read again before anything is marked: what nobody could plan is not to be owned. */
    private String text(Import found) {
        List<String> remarks = new ArrayList<>(List.of("The cluster " + app + " as it was imported."));
        remarks.addAll(found.remarks());
        String text = SourceText.of(DefinitionWords.of(found.definition()), remarks);
        DefinitionFiles.Read read = DefinitionFiles.read(app + ".flypg.groovy", text, false);
        if (read.definition().isEmpty()) {
            throw new Failure(Failure.Kind.FAILED, cannotBeSaid(read.problems()));
        }
        shell.report(read.problems());
        found.plan().changes().forEach(this::differs);
        return text;
    }

    private List<Problem> cannotBeSaid(List<Problem> problems) {
        return problems.stream()
                .map(problem -> Problem.of(
                        "cluster." + app,
                        "Cannot be said in a definition",
                        problem.summary() + ": " + problem.detail(),
                        problem.hint()))
                .toList();
    }

    private void differs(Change change) {
        if (change instanceof Change.NoChange) {
            return;
        }
        List<String> lines = new ArrayList<>();
        change.fields().forEach(field -> lines.add(line(field)));
        change.problems().forEach(problem -> lines.add(problem.detail()));
        shell.report(List.of(Problem.of(
                        change.address(),
                        "Plan will not be empty",
                        "the definition cannot say all of what is there: " + String.join("; ", lines) + ".",
                        "look at 'flypg plan' before the first apply")
                .asWarning()));
    }

    private static String line(FieldDiff field) {
        return field.path() + " " + Objects.requireNonNullElse(field.before(), "nothing") + " → "
                + Objects.requireNonNullElse(field.after(), "nothing");
    }
}
