package io.flypg.cli.command;

import io.flypg.cli.reference.Articles;
import io.flypg.cli.view.Article;
import io.flypg.cli.view.ArticleView;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Suggestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flypg explain}. */
@Command(
        name = "explain",
        header = "Tell about a PostgreSQL setting, a word of definitions, a problem, or a value.",
        description = {
            "Says what a value has to be, what holds without it, and what a change takes; for a problem what it means and"
                    + " what to do. Behind a definition it takes the name of a field, and says which value holds there and where"
                    + " that comes from: the line, the parameter, the template, the default. Needs no token and no network."
        },
        footer = {
            "",
            "Examples:",
            "  flypg explain work_mem --postgres 16",
            "  flypg explain cluster.machine.memory",
            "  flypg explain \"Unknown word\"",
            "  flypg explain orders.flypg.groovy max_connections",
            "  flypg explain infra cluster.orders-db.volume.size -p size=40.GB"
        })
final class ExplainCommand implements Callable<Integer>, JsonOption.Command {
    private static final int USUAL = 17;
    private static final String ENDING = ".flypg.groovy";

    private final Shell shell;

    @Parameters(
            arity = "1..*",
            paramLabel = "WORD",
            description = {
                "A setting, a word with or without the words around it, or the summary of a problem;",
                "or a definition and the name of a field."
            })
    private List<String> words = List.of();

    @Option(
            names = "--postgres",
            paramLabel = "MAJOR",
            description = "The PostgreSQL version whose settings are meant (default: " + USUAL + ").")
    private @Nullable Integer postgres;

    @Mixin
    private ParameterOption parameters = new ParameterOption();

    @Mixin
    private JsonOption json = new JsonOption();

    ExplainCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        List<Article> articles = isAboutValue() ? values() : general();
        if (json.isOn()) {
            ArticleView.printJson(shell.out(), articles);
        } else {
            shell.out().print(ArticleView.page(articles));
        }
        return ExitCode.DONE;
    }

    private List<Article> general() {
        if (parameters.isGiven()) {
            throw bad("-p gives a parameter of a definition a value, and there is no definition.", "name it first");
        }
        int major = postgres == null ? USUAL : postgres;
        if (!Knobs.MAJORS.contains(major)) {
            throw unknown(major);
        }
        String name = String.join(" ", words);
        List<Article> articles = Articles.find(name, major);
        if (articles.isEmpty()) {
            throw new Failure(Failure.Kind.BAD_INPUT, unknown(name, major));
        }
        return articles;
    }

    /** Whether the first word is a definition, or was meant to be one. A single word may be called like a folder that is here. */
    private boolean isAboutValue() {
        String first = words.getFirst();
        return first.endsWith(ENDING) || first.contains("/") || (words.size() > 1 && Files.exists(Path.of(first)));
    }

    private List<Article> values() {
        if (words.size() != 2) {
            throw bad(
                    "behind a definition stands the name of one field.",
                    "write for example flypg explain " + Quoting.quoted(words.getFirst()) + " max_connections");
        }
        if (postgres != null) {
            throw bad(
                    "--postgres has no meaning here: a definition says itself which PostgreSQL it wants.",
                    "leave it out");
        }
        Path path = Path.of(words.getFirst());
        DefinitionFiles.Traced traced = DefinitionFiles.requireTraced(List.of(path), parameters, shell);
        return ValueArticles.of(traced.definition(), traced.origins()).find(words.getLast());
    }

    @Override
    public boolean speaksJson() {
        return json.isOn();
    }

    private static Failure bad(String detail, String hint) {
        return new Failure(Failure.Kind.BAD_INPUT, Problem.general("Bad command line", detail, hint));
    }

    private static Failure unknown(int major) {
        String known = Knobs.MAJORS.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return new Failure(
                Failure.Kind.BAD_INPUT,
                Problem.general(
                        "Unknown PostgreSQL version",
                        "there are no settings of PostgreSQL " + major + " here.",
                        "choose one of " + known));
    }

    private static Problem unknown(String name, int major) {
        String near = Suggestion.hint(name, Articles.names(major));
        return Problem.general(
                "Nothing to explain",
                "'" + name + "' is no setting of PostgreSQL, no word of definitions and no problem.",
                near.isEmpty() ? "'flypg explain cluster' tells the words there are" : near);
    }
}
