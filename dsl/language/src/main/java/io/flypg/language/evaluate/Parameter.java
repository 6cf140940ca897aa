package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.word.Value;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code parameter('size', default: 20.GB, min: 1.GB, doc: '…')}: a name that gets its value when the definition is read, or has its
 * default. Its type is that of the values written behind it, and text when there is none.
 */
public final class Parameter implements Clause {
    /** What can be said about a parameter. */
    public enum Part {
        DEFAULT("default"),
        MIN("min"),
        MAX("max"),
        ONE_OF("oneOf"),
        DOC("doc");

        private final String word;

        Part(String word) {
            this.word = word;
        }

        /** As it is written in front of its value. */
        public String word() {
            return word;
        }
    }

    private final String name;
    private final Place place;
    private final @Nullable ParameterType written;
    private final Map<Part, Term> parts;
    private final Binding binding;
    private final Map<Part, Value> said = new EnumMap<>(Part.class);
    private @Nullable Value value;
    private @Nullable ParameterRules rules;

    /**
     * @param place its name
     * @param binding where the name is used
     * @param written the type behind {@code type:}; null when there is none
     */
    public Parameter(
            String name, Place place, Binding binding, @Nullable ParameterType written, Map<Part, Term> parts) {
        this.name = name;
        this.place = place;
        this.binding = binding;
        this.written = written;
        this.parts = Map.copyOf(parts);
    }

    public String name() {
        return name;
    }

    public Place place() {
        return place;
    }

    public Binding binding() {
        return binding;
    }

    /** What is behind it, once it was evaluated; null when it does not say. */
    public @Nullable Value said(Part part) {
        return said.get(part);
    }

    /** Its value, once it was evaluated; null when that did not come to pass. */
    public @Nullable Value value() {
        return value;
    }

    /** What its values can be, in words, once it was evaluated; empty when there are no limits. */
    public String range() {
        return rules == null ? "" : rules.range();
    }

    @Override
    public @Nullable Value run(Scope scope) {
        scope.step(place);
        Parameter before = scope.inputs().declare(this);
        if (before != null) {
            scope.run().report(twice(before));
        }
        for (Part part : Part.values()) {
            Term term = parts.get(part);
            if (term != null) {
                said.put(part, Attempt.value(term, scope));
            }
        }
        Value found = found(scope);
        value = found;
        scope.define(name, found);
        return null;
    }

    private Problem twice(Parameter before) {
        String detail = "the parameter '" + name + "' is declared before, at " + before.place;
        return Problem.at(place, "Declared twice", detail, "declare it once, in a file that the others use");
    }

    private Value found(Scope scope) {
        try {
            ParameterType type = ParameterRules.type(written, said);
            return type == null ? new Value.NotKnown(place) : value(type, scope);
        } catch (Mistake mistake) {
            scope.run().report(mistake.problem());
            return new Value.NotKnown(place);
        }
    }

    private Value value(ParameterType type, Scope scope) {
        ParameterRules sensible = new ParameterRules(this, type);
        sensible.requireSense(scope);
        rules = sensible;
        Given given = scope.inputs().given(name);
        if (given != null) {
            return sensible.read(given, scope);
        }
        Value otherwise = said.get(Part.DEFAULT);
        if (otherwise == null) {
            throw scope.inputs().missing(this, type);
        }
        return otherwise;
    }
}
