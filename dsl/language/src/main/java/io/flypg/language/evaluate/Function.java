package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code def sized(tier, n = 1) { … }}: its words go where it is called; its value is that of its last expression. */
public final class Function {
    /**
     * A name a function gets a value by.
     *
     * @param otherwise its value when none is given; null when one must be given
     */
    public record Parameter(String name, @Nullable Term otherwise) {}

    private final String name;
    private List<Parameter> parameters = List.of();
    private Block body = new Block(List.of());
    private @Nullable Scope home;

    public Function(String name) {
        this.name = name;
    }

    /** Set once, after all functions are known, because they may call each other. */
    public void become(List<Parameter> names, Block block) {
        parameters = List.copyOf(names);
        body = block;
    }

    /** It sees the values at the top of this file, once they are there; null while they are not. */
    void settle(@Nullable Scope file) {
        home = file;
    }

    public String name() {
        return name;
    }

    @Nullable
    Value call(Scope scope, List<Value> values, Place place) {
        requireCount(values.size(), place);
        scope.run().enter(place, name);
        try {
            return body.run(bound(scope.called(requireHome(place)), values));
        } finally {
            scope.run().leave();
        }
    }

    private Scope requireHome(Place place) {
        if (home == null) {
            String detail = "'" + name + "' is of a file that is used further down";
            throw new Mistake(place, "Used before its use", detail, "move the line with use up");
        }
        return home;
    }

    private Scope bound(Scope inner, List<Value> values) {
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            Term otherwise = parameter.otherwise();
            Value value = i < values.size() || otherwise == null ? values.get(i) : otherwise.evaluate(inner);
            inner.define(parameter.name(), value);
        }
        return inner;
    }

    private void requireCount(int given, Place place) {
        long needed = parameters.stream()
                .filter(parameter -> parameter.otherwise() == null)
                .count();
        if (given < needed || given > parameters.size()) {
            String wanted = needed == parameters.size() ? "" + needed : needed + " to " + parameters.size();
            String names =
                    String.join(", ", parameters.stream().map(Parameter::name).toList());
            throw new Mistake(
                    place,
                    "Wrong number of values",
                    "'" + name + "' takes " + wanted + " and gets " + given,
                    names.isEmpty() ? "" : "it takes " + names);
        }
    }
}
