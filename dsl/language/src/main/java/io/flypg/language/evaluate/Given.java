package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import org.jspecify.annotations.Nullable;

/** What a parameter is given. */
sealed interface Given {
    /** As a value of the type; null when it is none. */
    @Nullable
    Value as(ParameterType type, Parameter parameter);

    /** Where a problem with it belongs. */
    Place blamed(Parameter parameter);

    /** How a problem with it begins. */
    String shown(Parameter parameter);

    /** How it would be right. */
    String example(ParameterType type, Parameter parameter);

    /** On a command line: {@code -p size=40.GB}. */
    record Typed(String text) implements Given {
        @Override
        public @Nullable Value as(ParameterType type, Parameter parameter) {
            Place typed = Place.ofFile("-p " + parameter.name() + "=" + GivenText.shown(text));
            return GivenText.read(text, type, parameter.place().from(typed));
        }

        @Override
        public Place blamed(Parameter parameter) {
            return parameter.place();
        }

        @Override
        public String shown(Parameter parameter) {
            return "-p " + parameter.name() + "=" + GivenText.shown(text) + ": ";
        }

        @Override
        public String example(ParameterType type, Parameter parameter) {
            String unit = GivenText.withUnit(text, type);
            return "-p " + parameter.name() + "=" + (unit.isEmpty() ? type.example() : unit);
        }
    }

    /**
     * Where a template is used: {@code with: [size: 40.GB]}.
     *
     * @param place where the value is written there
     * @param key where the name of the parameter is written there
     */
    record Written(Value value, Place place, Place key) implements Given {
        @Override
        public @Nullable Value as(ParameterType type, Parameter parameter) {
            return value instanceof Value.NotKnown || type.accepts(value) ? Placed.at(value, place) : null;
        }

        @Override
        public Place blamed(Parameter parameter) {
            return place;
        }

        @Override
        public String shown(Parameter parameter) {
            return "this is " + value.kind() + ", and ";
        }

        @Override
        public String example(ParameterType type, Parameter parameter) {
            return parameter.name() + ": " + type.written();
        }
    }
}
