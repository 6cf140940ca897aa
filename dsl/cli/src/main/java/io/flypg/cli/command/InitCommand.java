package io.flypg.cli.command;

import static io.flypg.cli.terminal.Span.plain;

import io.flypg.cli.terminal.Page;
import io.flypg.cli.terminal.Style;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.language.Template;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flypg init}. */
@Command(
        name = "init",
        header = "Begin a definition from a template.",
        description = {
            "Writes a definition that is yours to edit, with your values in it, into a folder of its own, and never over"
                    + " a file that is there. On a terminal it asks for what --set does not give, and again while an answer is"
                    + " not possible."
        },
        footer = {
            "",
            "Exit codes: 0 written, 1 failed, 2 bad usage or a value that is not possible, 3 there is such a file already.",
            "",
            "Examples:",
            "  flypg init --list",
            "  flypg init --list ha",
            "  flypg init dev shop --set name=shop-api --set region=fra",
            "  flypg init ../our-templates/ledger ledger"
        })
final class InitCommand implements Callable<Integer> {
    private static final String ENDING = ".flypg.groovy";

    private final Shell shell;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "TEMPLATE",
            description = "What to begin with: the name of a template, or a folder with one of your own.")
    private String template = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder to write to, made when it is not there; without it, this one.")
    private Path folder = Path.of("");

    @Option(
            names = {"-l", "--list"},
            description = "Show the templates, or the parameters of one, and write nothing.")
    private boolean list;

    @Mixin
    private ParameterOption parameters = new ParameterOption();

    InitCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (list) {
            shell.out().print(template.isEmpty() ? all() : choices(Templates.require(template)));
            return ExitCode.DONE;
        }
        if (template.isEmpty()) {
            throw new Failure(
                    Failure.Kind.BAD_INPUT,
                    Problem.general(
                            "Bad command line",
                            "the name of a template is missing.",
                            "templates are " + String.join(", ", Templates.names())
                                    + "; 'flypg init --list' tells more"));
        }
        Template chosen = Templates.require(template);
        Path file = folder.resolve(name() + ENDING);
        requireAbsent(file);
        String text = shell.keyboard().present() ? answered(chosen, file) : filled(chosen, parameters.values(), file);
        write(file, text);
        shell.out().print(written(file));
        return ExitCode.DONE;
    }

    /** A definition is called after its folder. */
    private String name() {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? template : name.toString();
    }

    private static Page all() {
        Page page = new Page();
        int widest = Templates.names().stream().mapToInt(String::length).max().orElse(0);
        for (String name : Templates.names()) {
            String gap = " ".repeat(widest - name.length() + 2);
            page.text(
                    widest + 2,
                    Style.BOLD.of(name),
                    plain(gap + Templates.require(name).about()));
        }
        return page;
    }

    private static Page choices(Template shown) {
        Page page = new Page().line(shown.about()).blank();
        for (Template.Choice choice : shown.choices()) {
            String example = "--set " + choice.name() + "=" + choice.byDefault();
            page.text(34, plain("  " + example + " ".repeat(Math.max(2, 32 - example.length())) + said(choice)));
        }
        return page;
    }

    private static String said(Template.Choice choice) {
        return choice.range().isEmpty() ? choice.doc() : choice.doc() + " (" + choice.range() + ")";
    }

    /** The text of the definition, which is a valid one. */
    private static String filled(Template chosen, Map<String, String> given, Path file) {
        Template.Filled filled = chosen.fill(given);
        if (!filled.problems().isEmpty()) {
            throw new Failure(Failure.Kind.BAD_INPUT, filled.problems());
        }
        DefinitionFiles.Read read = DefinitionFiles.read(file.toString(), filled.text(), true);
        if (read.definition().isEmpty()) {
            throw new Failure(Failure.Kind.BAD_INPUT, read.problems());
        }
        return filled.text();
    }

    /** Asks until the answers are possible, or until somebody sticks to those that are not. */
    private String answered(Template chosen, Path file) {
        Map<String, String> answers = answers(chosen, Map.of());
        while (true) {
            try {
                return filled(chosen, answers, file);
            } catch (Failure e) {
                shell.report(e.problems());
                Map<String, String> before = answers;
                answers = answers(chosen, before);
                if (answers.equals(before)) {
                    throw new Failure(e.kind(), List.of());
                }
            }
        }
    }

    /** What --set gives, and answers to the rest: an empty one is what was said before, or the default. */
    private Map<String, String> answers(Template chosen, Map<String, String> before) {
        Map<String, String> answers = new LinkedHashMap<>(parameters.values());
        for (Template.Choice choice : chosen.choices()) {
            String otherwise = before.getOrDefault(choice.name(), choice.byDefault());
            if (!answers.containsKey(choice.name())) {
                String question = choice.name() + ", " + said(choice);
                String answer = shell.keyboard().asks(question, otherwise, shell.out());
                if (!answer.isEmpty() || !choice.byDefault().isEmpty()) {
                    answers.put(choice.name(), answer);
                }
            }
        }
        return answers;
    }

    private static void requireAbsent(Path file) {
        if (Files.exists(file)) {
            throw there(file);
        }
    }

    private static Failure there(Path file) {
        return new Failure(
                Failure.Kind.REFUSED,
                Problem.general(
                        "Not overwritten", file + " is there already.", "name another folder, or move it away"));
    }

    private static void write(Path file, String text) {
        try {
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw there(Path.of(e.getFile()));
        } catch (IOException e) {
            throw new Failure(
                    Failure.Kind.FAILED,
                    Problem.general("Cannot be written", file + ": " + e.getMessage(), "name another folder"),
                    e);
        }
    }

    private Page written(Path file) {
        String where = folder.toString().isEmpty() ? "." : Quoting.quoted(folder);
        String plan = shell.command() + " plan --local " + where;
        String apply = shell.command() + " apply --local " + where;
        return new Page()
                .line(Style.GREEN.of("written"), plain(": " + file))
                .blank()
                .line("Next:")
                .line("  " + plan + "    says what it would make, on this computer")
                .line("  " + apply + "   makes it, with a real PostgreSQL")
                .line("Without --local it is Fly.io, with the token in FLY_API_TOKEN.");
    }
}
