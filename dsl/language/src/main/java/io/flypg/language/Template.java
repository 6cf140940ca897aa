package io.flypg.language;

import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Severity;
import io.flypg.engine.word.Value;
import io.flypg.language.evaluate.Inputs;
import io.flypg.language.evaluate.Parameter;
import io.flypg.language.evaluate.Parameter.Part;
import io.flypg.language.evaluate.Spelling;
import io.flypg.language.source.Source;
import java.util.List;
import java.util.Map;

/** A definition with parameters that somebody starts from: filled in, it reads as if it had been written by hand. */
public final class Template {
    private final Source source;

    /**
     * Something that can be chosen.
     *
     * @param doc what it is, empty when the template does not say
     * @param byDefault as it may be given on a command line; empty when it has to be given
     */
    public record Choice(String name, String doc, String byDefault) {}

    /**
     * What became of the template.
     *
     * @param text empty when there are problems
     */
    public record Filled(String text, List<Problem> problems) {}

    /** A template of this text, named like a file. */
    public Template(String name, String text) {
        this.source = new Source(name, text);
    }

    /** What the comment at its top says first. */
    public String about() {
        String first = source.text().lines().findFirst().orElse("");
        return first.startsWith("//") ? first.substring(2).strip() : "";
    }

    /** In the order they are declared in. */
    public List<Choice> choices() {
        Inputs inputs = new Inputs(Map.of());
        Definitions.read(source.name(), source.text(), inputs);
        return inputs.declared().stream().map(Template::shown).toList();
    }

    private static Choice shown(Parameter parameter) {
        String doc = parameter.said(Part.DOC) instanceof Value.Text text ? text.text() : "";
        Value otherwise = parameter.said(Part.DEFAULT);
        String byDefault = otherwise == null || otherwise instanceof Value.NotKnown
                ? ""
                : otherwise instanceof Value.Text text ? text.text() : Spelling.of(otherwise);
        return new Choice(parameter.name(), doc, byDefault);
    }

    /** With these values in the places of the parameters, and the defaults of the others. */
    public Filled fill(Map<String, String> given) {
        Inputs inputs = new Inputs(given);
        Reading reading = Definitions.read(source.name(), source.text(), inputs);
        List<Problem> errors = reading.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        return errors.isEmpty()
                ? new Filled(new Filling(source, inputs.declared()).text(), List.of())
                : new Filled("", errors);
    }
}
