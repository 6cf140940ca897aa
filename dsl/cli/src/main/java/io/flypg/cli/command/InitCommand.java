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
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
                    + " a file that is there. On a terminal it asks for what --set does not give."
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
                            "which template is missing.",
                            "templates are " + String.join(", ", Templates.names())
                                    + "; 'flypg init --list' tells more"));
        }
        Template chosen = Templates.require(template);
        Path file = folder.resolve(name() + ENDING);
        requireAbsent(file);
        String text = filled(chosen, file);
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
    private String filled(Template chosen, Path file) {
        Template.Filled filled = chosen.fill(given(chosen));
        if (!filled.problems().isEmpty()) {
            throw new Failure(Failure.Kind.BAD_INPUT, filled.problems());
        }
        DefinitionFiles.Read read = DefinitionFiles.read(file.toString(), filled.text(), true);
        if (read.definition().isEmpty()) {
            throw new Failure(Failure.Kind.BAD_INPUT, read.problems());
        }
        return filled.text();
    }

    private Map<String, String> given(Template chosen) {
        Map<String, String> given = new LinkedHashMap<>(parameters.values());
        if (shell.keyboard().present()) {
            for (Template.Choice choice : chosen.choices()) {
                String answer = given.containsKey(choice.name()) ? null : asked(choice);
                if (answer != null) {
                    given.put(choice.name(), answer);
                }
            }
        }
        return given;
    }

    /** Null when there is neither an answer nor a default. */
    private @Nullable String asked(Template.Choice choice) {
        String question = choice.name() + ", " + said(choice);
        String answer = shell.keyboard().asks(question, choice.byDefault(), shell.out());
        return answer.isEmpty() && choice.byDefault().isEmpty() ? null : answer;
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
