package io.flypg.language.evaluate;

import io.flypg.engine.word.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the values of a parameter are. */
public enum ParameterType {
    TEXT("Text", "text", "fra"),
    BOOLEAN("Boolean", "true or false", "true"),
    WHOLE("Whole", "a whole number", "3"),
    NUMBER("Number", "a number", "1.5"),
    SIZE("Size", "a size", "20.GB"),
    DURATION("Duration", "a duration", "14.days"),
    PERCENT("Percent", "a percentage", "80.percent"),
    LIST("List", "a list of texts", "ams,fra");

    private final String word;
    private final String kind;
    private final String example;

    ParameterType(String word, String kind, String example) {
        this.word = word;
        this.kind = kind;
        this.example = example;
    }

    /** As it is written behind {@code type:}. */
    public static Optional<ParameterType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    /** All that can be written behind {@code type:}. */
    public static List<String> words() {
        return Arrays.stream(values()).map(type -> type.word).toList();
    }

    /** The narrowest one that has this value; null when a parameter cannot have it. */
    static @Nullable ParameterType of(Value value) {
        return switch (value) {
            case Value.Text _ -> TEXT;
            case Value.Flag _ -> BOOLEAN;
            case Value.Whole _ -> WHOLE;
            case Value.Decimal _ -> NUMBER;
            case Value.Amount _ -> SIZE;
            case Value.Time _ -> DURATION;
            case Value.Percent _ -> PERCENT;
            case Value.Many many -> many.values().stream().allMatch(Value.Text.class::isInstance) ? LIST : null;
            case Value.Named _, Value.NotKnown _ -> null;
        };
    }

    boolean accepts(Value value) {
        ParameterType other = of(value);
        return other == this || (this == NUMBER && other == WHOLE);
    }

    /** The one that has the values of both; null when there is none. */
    @Nullable
    ParameterType with(ParameterType other) {
        boolean numbers = (this == NUMBER && other == WHOLE) || (this == WHOLE && other == NUMBER);
        return numbers ? NUMBER : this == other ? this : null;
    }

    /** Whether one value can be more than another. */
    boolean hasOrder() {
        return this != TEXT && this != BOOLEAN && this != LIST;
    }

    /** How a problem names its values: {@code a size}. */
    String kind() {
        return kind;
    }

    /** A value as one writes it in a definition. */
    String written() {
        return switch (this) {
            case TEXT -> "'" + example + "'";
            case LIST -> "['" + example.replace(",", "', '") + "']";
            case BOOLEAN, WHOLE, NUMBER, SIZE, DURATION, PERCENT -> example;
        };
    }

    /** A value as one may write it on a command line. */
    String example() {
        return example;
    }
}
