package io.flypg.language;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.problem.Severity;
import io.flypg.engine.word.Value;
import io.flypg.language.evaluate.Inputs;
import io.flypg.language.evaluate.Parameter;
import io.flypg.language.evaluate.Parameter.Part;
import io.flypg.language.evaluate.Spelling;
import io.flypg.language.source.Source;
import io.flypg.language.source.SourceFile;
import io.flypg.language.source.SourceFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A definition with parameters that somebody starts from: filled in, it reads as if it had been written by hand. */
public final class Template {
    private final Source source;

    /**
     * Something that can be chosen.
     *
     * @param doc what it is, empty when the template does not say
     * @param byDefault as it may be given on a command line; empty when it has to be given
     * @param range what is possible, in words; empty when there are no limits
     */
    public record Choice(String name, String doc, String byDefault, String range) {}

    /**
     * What became of the template.
     *
     * @param text empty when there are problems
     */
    public record Filled(String text, List<Problem> problems) {}

    /** A template of this text, named like a file. */
    public Template(String name, String text) {
        this(new Source(name, text));
    }

    private Template(Source source) {
        this.source = source;
    }

    /**
     * The only definition in a folder, or the one of that path.
     *
     * @param problems takes why there is none
     */
    public static Optional<Template> read(Path path, Problems problems) {
        List<SourceFile> files = new SourceFiles(problems).read(List.of(path));
        if (files.size() > 1) {
            problems.add(Problem.at(
                    Place.ofFile(path.toString()),
                    "Not a template",
                    "a template is one definition, and there are " + files.size() + " in this folder",
                    "name the file that is meant"));
        }
        return problems.hasErrors()
                ? Optional.empty()
                : Optional.of(new Template(files.getFirst().source()));
    }

    /** What the comment at its top says first. */
    public String about() {
        String first = source.text().lines().findFirst().orElse("");
        return first.startsWith("//") ? first.substring(2).strip() : "";
    }

    /** In the order they are declared in. */
    public List<Choice> choices() {
        Inputs inputs = Inputs.ofCommandLine(Map.of());
        Definitions.read(source.name(), source.text(), inputs);
        return inputs.declared().stream().map(Template::shown).toList();
    }

    /** What is wrong with it, whatever its parameters are given. */
    public List<Problem> problems() {
        return Definitions.read(source.name(), source.text()).problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .filter(problem -> !problem.summary().equals(Inputs.WITHOUT_VALUE))
                .toList();
    }

    private static Choice shown(Parameter parameter) {
        String doc = parameter.said(Part.DOC) instanceof Value.Text text ? text.text() : "";
        Value otherwise = parameter.said(Part.DEFAULT);
        String byDefault = otherwise == null || otherwise instanceof Value.NotKnown ? "" : typed(otherwise);
        return new Choice(parameter.name(), doc, byDefault, parameter.range());
    }

    private static String typed(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Many many -> many.values().stream().map(Template::typed).collect(Collectors.joining(","));
            case Value.Whole _,
                    Value.Decimal _,
                    Value.Flag _,
                    Value.Amount _,
                    Value.Time _,
                    Value.Percent _,
                    Value.Named _,
                    Value.NotKnown _ -> Spelling.of(value);
        };
    }

    private String formatted(String text) {
        return Formatter.format(new Source(source.name(), text)).text().orElse(text);
    }

    /** With these values in the places of the parameters, and the defaults of the others. */
    public Filled fill(Map<String, String> given) {
        Inputs inputs = Inputs.ofCommandLine(given);
        Reading reading = Definitions.read(source.name(), source.text(), inputs);
        List<Problem> errors = reading.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        return errors.isEmpty()
                ? new Filled(formatted(new Filling(source, inputs.declared()).text()), List.of())
                : new Filled("", errors);
    }
}
