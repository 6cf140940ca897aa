package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.word.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parameters of a definition, or of a template in the definition that uses it: those declared, and what they were given. */
public final class Inputs {
    /** The summary of what nobody gave a parameter that has no default. */
    public static final String WITHOUT_VALUE = "Parameter without a value";

    private final Map<String, Given> given;
    private final @Nullable Place user;
    private final Map<String, Parameter> declared = new LinkedHashMap<>();

    private Inputs(Map<String, Given> given, @Nullable Place user) {
        this.given = new TreeMap<>(given);
        this.user = user;
    }

    /** With texts as they stand on a command line, by the names of parameters. */
    public static Inputs ofCommandLine(Map<String, String> texts) {
        Map<String, Given> given = new LinkedHashMap<>();
        texts.forEach((name, text) -> given.put(name, new Given.Typed(text)));
        return new Inputs(given, null);
    }

    /** With what is written where a template is used. */
    static Inputs ofUse(Map<String, Given> given, Place user) {
        return new Inputs(given, user);
    }

    /** The one of this name that was declared before; null when there is none. */
    @Nullable
    Parameter declare(Parameter parameter) {
        return declared.putIfAbsent(parameter.name(), parameter);
    }

    /** All, in the order of their files. */
    public List<Parameter> declared() {
        return new ArrayList<>(declared.values());
    }

    @Nullable
    Given given(String name) {
        return given.get(name);
    }

    /** What nobody gave a parameter that has no default. */
    Mistake missing(Parameter parameter, ParameterType type) {
        String about = parameter.said(Parameter.Part.DOC) instanceof Value.Text doc ? " (" + doc.text() + ")" : "";
        String name = parameter.name();
        String hint = user == null
                ? "for example -p " + name + "=" + type.example()
                : "for example with: [" + name + ": " + type.written() + "]";
        return new Mistake(
                user == null ? parameter.place() : user,
                WITHOUT_VALUE,
                "'" + name + "'" + about + " has no default and was not given",
                hint);
    }

    /** Values for what nobody declares. */
    List<Problem> unknown() {
        List<Problem> unknown = new ArrayList<>();
        given.forEach((name, value) -> {
            if (!declared.containsKey(name)) {
                boolean typed = !(value instanceof Given.Written);
                Place place = value instanceof Given.Written written ? written.key() : Place.ofFile("-p " + name);
                String what = typed ? "this definition" : "this template";
                unknown.add(
                        Problem.at(place, "Unknown parameter", what + " has no parameter '" + name + "'", hint(name)));
            }
        });
        return unknown;
    }

    /** Parameters that nothing depends on. */
    List<Problem> unused() {
        return declared.values().stream()
                .filter(parameter -> parameter.binding().uses().isEmpty())
                .map(parameter -> Problem.at(
                                parameter.place(),
                                "Parameter never used",
                                "nothing in this definition depends on '" + parameter.name() + "'",
                                "use it, or leave it out")
                        .asWarning())
                .toList();
    }

    private String hint(String name) {
        String near = Near.hint(name, declared.keySet());
        if (!near.isEmpty() || declared.isEmpty()) {
            return near;
        }
        return "parameters here are " + String.join(", ", declared.keySet());
    }
}
