package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with a parameter, or with the value it was given. */
final class ParameterRules {
    private static final List<Parameter.Part> TYPED =
            List.of(Parameter.Part.DEFAULT, Parameter.Part.MIN, Parameter.Part.MAX);

    /** Nobody reads more of what is possible. */
    private static final int SHOWN = 20;

    private final Parameter parameter;
    private final ParameterType type;

    ParameterRules(Parameter parameter, ParameterType type) {
        this.parameter = parameter;
        this.type = type;
    }

    /** The type that has all values; null when one of them is not known. */
    static @Nullable ParameterType type(@Nullable ParameterType written, Map<Parameter.Part, Value> said) {
        ParameterType type = written;
        for (Parameter.Part part : TYPED) {
            Value value = said.get(part);
            if (value instanceof Value.NotKnown) {
                return null;
            }
            if (value != null) {
                type = widened(type, value, written);
            }
        }
        if (said.get(Parameter.Part.ONE_OF) instanceof Value.Many possible) {
            for (Value value : possible.values()) {
                if (value instanceof Value.NotKnown) {
                    return null;
                }
                type = type == ParameterType.LIST ? type : widened(type, value, written);
            }
        }
        return type == null ? ParameterType.TEXT : type;
    }

    private static ParameterType widened(@Nullable ParameterType type, Value value, @Nullable ParameterType written) {
        ParameterType own = ParameterType.of(value);
        if (own == null) {
            String detail =
                    "a parameter is a text, a number, a size, a duration, a percentage, true or false, or a list of"
                            + " texts, and this is not";
            throw new Mistake(value.place(), "No value for a parameter", detail, "write a def");
        }
        if (type == null) {
            return own;
        }
        ParameterType both = type.with(own);
        if (both == null || (written != null && !written.accepts(value))) {
            String detail = "the others of this parameter say " + type.kind() + ", this is " + own.kind();
            throw new Mistake(value.place(), "Values of two kinds", detail, "give all of them the same kind");
        }
        return written != null ? written : both;
    }

    /** The limits and the default fit each other, and the explanation is one. */
    void requireSense(Scope scope) {
        Value doc = parameter.said(Parameter.Part.DOC);
        if (doc != null && !(doc instanceof Value.Text) && !(doc instanceof Value.NotKnown)) {
            throw new Mistake(doc.place(), "Not a text", "doc explains the parameter, this is " + doc.kind(), "");
        }
        requireLimits();
        requireChoice();
        Value otherwise = parameter.said(Parameter.Part.DEFAULT);
        if (otherwise != null && !isPossible(otherwise, scope)) {
            String detail = "the default of '" + parameter.name() + "' is not possible: " + range();
            throw new Mistake(otherwise.place(), "Out of range", detail, "");
        }
    }

    private void requireLimits() {
        Value min = parameter.said(Parameter.Part.MIN);
        Value max = parameter.said(Parameter.Part.MAX);
        Value limit = min != null ? min : max;
        if (limit != null && !type.hasOrder()) {
            String detail = type.kind() + " has no smallest and no largest";
            throw new Mistake(limit.place(), "No limits for this", detail, "leave min and max out");
        }
        if (min != null && max != null && Sameness.compare(min, max, "<=", max.place()) > 0) {
            throw new Mistake(max.place(), "Limits the wrong way round", "max is less than min", "");
        }
    }

    private void requireChoice() {
        Value possible = parameter.said(Parameter.Part.ONE_OF);
        boolean some = possible instanceof Value.Many many && !many.values().isEmpty();
        if (possible != null && !some && !(possible instanceof Value.NotKnown)) {
            String hint = "write oneOf: [" + type.written() + "]";
            throw new Mistake(possible.place(), "Not a list of values", "oneOf lists all that is possible", hint);
        }
        if (type == ParameterType.LIST && possible instanceof Value.Many many) {
            many.values().forEach(ParameterRules::requireText);
        }
    }

    private static void requireText(Value element) {
        if (!(element instanceof Value.Text)) {
            String detail = "the parameter is a list of texts, this is " + element.kind();
            throw new Mistake(element.place(), "Values of two kinds", detail, "write the texts that may be in it");
        }
    }

    /** What was given, as a value of the type. */
    Value read(Given given, Scope scope) {
        Place place = given.blamed(parameter);
        Value value = given.as(type, parameter);
        if (value == null) {
            String detail = given.shown(parameter) + "'" + parameter.name() + "' is " + type.kind();
            String hint = "for example " + given.example(type, parameter);
            throw new Mistake(place, "Wrong value for a parameter", detail, hint);
        }
        if (!(value instanceof Value.NotKnown) && !isPossible(value, scope)) {
            String begin = given instanceof Given.Typed ? given.shown(parameter) : "";
            String detail = begin + "'" + parameter.name() + "' is " + range();
            throw new Mistake(place, "Out of range", detail, "");
        }
        return value;
    }

    private boolean isPossible(Value value, Scope scope) {
        Value min = parameter.said(Parameter.Part.MIN);
        Value max = parameter.said(Parameter.Part.MAX);
        return (min == null || Sameness.compare(value, min, ">=", value.place()) >= 0)
                && (max == null || Sameness.compare(value, max, "<=", value.place()) <= 0)
                && (!(parameter.said(Parameter.Part.ONE_OF) instanceof Value.Many possible)
                        || isAmong(value, possible.values(), scope));
    }

    /** Of a list, each of its texts. */
    private boolean isAmong(Value value, List<Value> possible, Scope scope) {
        return value instanceof Value.Many many
                ? many.values().stream().allMatch(one -> isAmong(one, possible, scope))
                : possible.stream().anyMatch(one -> {
                    scope.step(parameter.place());
                    return Sameness.same(value, one, value.place());
                });
    }

    /** What is possible, in words; empty when everything of the type is. */
    String range() {
        List<String> said = new ArrayList<>();
        Value min = parameter.said(Parameter.Part.MIN);
        Value max = parameter.said(Parameter.Part.MAX);
        if (min != null && max != null) {
            said.add("from " + Spelling.of(min) + " to " + Spelling.of(max));
        } else if (min != null) {
            said.add("at least " + Spelling.of(min));
        } else if (max != null) {
            said.add("at most " + Spelling.of(max));
        }
        if (parameter.said(Parameter.Part.ONE_OF) instanceof Value.Many possible) {
            String some =
                    possible.values().stream().limit(SHOWN).map(Spelling::of).collect(Collectors.joining(", "));
            int more = possible.values().size() - SHOWN;
            said.add("one of " + some + (more > 0 ? " and " + more + " more" : ""));
        }
        return String.join(", ", said);
    }
}
