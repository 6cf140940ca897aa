package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of one definition: those its files declare, and the values they were given. */
public final class Inputs {
    private final Map<String, String> given;
    private final Map<String, Parameter> declared = new LinkedHashMap<>();

    /** With texts as they stand on a command line, by the names of parameters. */
    public Inputs(Map<String, String> given) {
        this.given = Map.copyOf(given);
    }

    /** The one of this name that was declared before; null when there is none. */
    public @Nullable Parameter declare(Parameter parameter) {
        return declared.putIfAbsent(parameter.name(), parameter);
    }

    /** All, in the order of their files. */
    public List<Parameter> declared() {
        return new ArrayList<>(declared.values());
    }

    @Nullable
    String given(String name) {
        return given.get(name);
    }

    /** What is wrong once the whole definition was read: values for what nobody declares, and parameters that nobody uses. */
    public void check(Problems problems) {
        given.keySet().stream()
                .sorted()
                .filter(name -> !declared.containsKey(name))
                .forEach(name -> {
                    problems.add(Problem.at(
                            Place.ofFile("-p " + name),
                            "Unknown parameter",
                            "this definition has no parameter '" + name + "'",
                            hint(name)));
                });
        if (problems.hasErrors()) {
            return; // what is wrong may be how it was to be used
        }
        for (Parameter parameter : declared.values()) {
            if (parameter.binding().uses().isEmpty()) {
                problems.add(Problem.at(
                                parameter.place(),
                                "Parameter never used",
                                "nothing in this definition depends on '" + parameter.name() + "'",
                                "use it, or leave it out")
                        .asWarning());
            }
        }
    }

    private String hint(String name) {
        String near = Near.hint(name, declared.keySet());
        if (!near.isEmpty() || declared.isEmpty()) {
            return near;
        }
        return "parameters here are " + String.join(", ", declared.keySet());
    }
}
