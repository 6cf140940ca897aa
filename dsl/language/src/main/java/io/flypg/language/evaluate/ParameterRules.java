package io.flypg.language.evaluate;

import io.flypg.engine.word.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with a parameter, or with the value it was given. */
final class ParameterRules {
    private static final List<Parameter.Part> TYPED =
            List.of(Parameter.Part.DEFAULT, Parameter.Part.MIN, Parameter.Part.MAX);

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
        return type == null ? ParameterType.TEXT : type;
    }

    private static ParameterType widened(@Nullable ParameterType type, Value value, @Nullable ParameterType written) {
        ParameterType own = ParameterType.of(value);
        if (own == null) {
            String detail =
                    "a parameter is one text, number, size, duration, percentage or flag, this is " + value.kind();
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
    void requireSense() {
        Value doc = parameter.said(Parameter.Part.DOC);
        if (doc != null && !(doc instanceof Value.Text) && !(doc instanceof Value.NotKnown)) {
            throw new Mistake(doc.place(), "Not a text", "doc explains the parameter, this is " + doc.kind(), "");
        }
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
        Value otherwise = parameter.said(Parameter.Part.DEFAULT);
        if (otherwise != null && !isInside(otherwise)) {
            String detail = "the default of '" + parameter.name() + "' is not possible: " + range();
            throw new Mistake(otherwise.place(), "Out of range", detail, "");
        }
    }

    /** What was given, as a value of the type. */
    Value read(String given) {
        Value value = GivenText.read(given, type, parameter.place());
        String shown = "-p " + parameter.name() + "=" + GivenText.shown(given);
        if (value == null) {
            String detail = shown + ": '" + parameter.name() + "' is " + type.kind();
            throw new Mistake(parameter.place(), "Wrong value for a parameter", detail, example(given));
        }
        if (!isInside(value)) {
            String detail = shown + ": '" + parameter.name() + "' is " + range();
            throw new Mistake(parameter.place(), "Out of range", detail, "");
        }
        return value;
    }

    private String example(String given) {
        String unit = GivenText.withUnit(given, type);
        return "for example -p " + parameter.name() + "=" + (unit.isEmpty() ? type.example() : unit);
    }

    Mistake missing() {
        String about = parameter.said(Parameter.Part.DOC) instanceof Value.Text doc ? " (" + doc.text() + ")" : "";
        return new Mistake(
                parameter.place(),
                "Parameter without a value",
                "'" + parameter.name() + "'" + about + " has no default and was not given",
                "for example -p " + parameter.name() + "=" + type.example());
    }

    private boolean isInside(Value value) {
        Value min = parameter.said(Parameter.Part.MIN);
        Value max = parameter.said(Parameter.Part.MAX);
        return (min == null || Sameness.compare(value, min, ">=", value.place()) >= 0)
                && (max == null || Sameness.compare(value, max, "<=", value.place()) <= 0);
    }

    private String range() {
        Value min = parameter.said(Parameter.Part.MIN);
        Value max = parameter.said(Parameter.Part.MAX);
        if (min != null && max != null) {
            return "from " + Spelling.of(min) + " to " + Spelling.of(max);
        }
        return min != null
                ? "at least " + Spelling.of(min)
                : "at most " + Spelling.of(java.util.Objects.requireNonNull(max));
    }
}
