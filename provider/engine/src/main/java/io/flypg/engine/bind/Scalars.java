package io.flypg.engine.bind;

import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.CpuKind;
import io.flypg.engine.model.Percent;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.problem.Suggestion;
import io.flypg.engine.word.Value;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns single values into the types of the model. */
final class Scalars {
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9](\\.[0-9]{1,2})?");

    /**
     * What a type needs.
     *
     * @param example as one writes it
     */
    private record Need(String what, String example) {}

    private static final Map<Class<?>, Need> NEEDS = Map.of(
            String.class, new Need("text in quotes", "'name'"),
            int.class, new Need("a whole number", "2"),
            Integer.class, new Need("a whole number", "2"),
            boolean.class, new Need("true or false", "true"),
            Size.class, new Need("a size with its unit", "10.GB"),
            Duration.class, new Need("a duration with its unit", "14.days"),
            Percent.class, new Need("a percentage", "80.percent"),
            Region.class, new Need("the code of a region in quotes", "'ams'"),
            PostgresVersion.class, new Need("a PostgreSQL version in quotes", "'17'"),
            CpuKind.class, new Need("a kind of CPU in quotes", "'shared'"));

    private final Problems problems;

    Scalars(Problems problems) {
        this.problems = problems;
    }

    static boolean isUnknown(Class<?> type) {
        return !NEEDS.containsKey(type);
    }

    /** What a type needs, in words. */
    static String needed(Class<?> type) {
        Need need = NEEDS.get(type);
        return need == null ? "a block" : need.what;
    }

    /** A value of a type as one writes it; nothing for a block. */
    static String example(Class<?> type) {
        Need need = NEEDS.get(type);
        return need == null ? "{ … }" : need.example;
    }

    static boolean takes(Class<?> type, Value value) {
        return new Scalars(new Problems()).read("", type, value).isPresent();
    }

    /** The value as that type; empty after adding a problem, or when it is not known, which has its problem where it comes from. */
    Optional<Object> read(String word, Class<?> type, Value value) {
        return switch (value) {
            case Value.Text text -> text(word, type, text);
            case Value.Whole whole -> whole(word, type, whole);
            case Value.Flag flag when type == boolean.class -> Optional.of(flag.flag());
            case Value.Amount amount when type == Size.class -> Optional.of(amount.size());
            case Value.Time time when type == Duration.class -> Optional.of(time.duration());
            case Value.Percent percent when type == Percent.class -> Optional.of(new Percent(percent.percent()));
            case Value.Flag _,
                    Value.Amount _,
                    Value.Time _,
                    Value.Percent _,
                    Value.Decimal _,
                    Value.Many _,
                    Value.Named _ -> wrong(word, type, value);
            case Value.NotKnown _ -> Optional.empty();
        };
    }

    private Optional<Object> text(String word, Class<?> type, Value.Text value) {
        String text = value.text();
        if (text.isBlank() && NEEDS.containsKey(type)) {
            return refuse(value, "Nothing in the quotes", "'" + word + "' is an empty text.", example(word, type));
        }
        if (type == String.class) {
            return Optional.of(text);
        }
        if (type == Region.class) {
            return region(value);
        }
        if (type == PostgresVersion.class) {
            return version(value, text);
        }
        if (type == CpuKind.class) {
            return kind(value);
        }
        return wrong(word, type, value);
    }

    private Optional<Object> whole(String word, Class<?> type, Value.Whole value) {
        if (type == int.class || type == Integer.class) {
            if (value.number() < 0 || value.number() > Integer.MAX_VALUE) {
                String detail = "'" + word + "' is " + value.number() + ".";
                return refuse(value, "Number out of range", detail, "write a number from 0 to " + Integer.MAX_VALUE);
            }
            return Optional.of((int) value.number());
        }
        if (type == PostgresVersion.class) {
            return version(value, Long.toString(value.number()));
        }
        return wrong(word, type, value);
    }

    private Optional<Object> region(Value.Text value) {
        List<String> known = Regions.CODES;
        if (known.contains(value.text())) {
            return Optional.of(new Region(value.text()));
        }
        String detail = "Fly.io has no region '" + value.text() + "'.";
        String near = Suggestion.hint(value.text(), known);
        return refuse(
                value, "Unknown region", detail, near.isEmpty() ? "regions are " + String.join(", ", known) : near);
    }

    private Optional<Object> version(Value value, String text) {
        if (VERSION.matcher(text).matches()) {
            PostgresVersion version = PostgresVersion.parse(text);
            if (PostgresVersion.SUPPORTED.contains(version.major())) {
                return Optional.of(version);
            }
        }
        String supported =
                PostgresVersion.SUPPORTED.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String detail = "there is no image for PostgreSQL '" + text + "'.";
        return refuse(
                value,
                "Unknown PostgreSQL version",
                detail,
                "there are " + supported + "; write '17', or '17.11' for one minor");
    }

    private Optional<Object> kind(Value.Text value) {
        Optional<Object> kind = Arrays.stream(CpuKind.values())
                .filter(known -> known.word().equals(value.text()))
                .map(Object.class::cast)
                .findFirst();
        String detail = "'" + value.text() + "' is not a kind of CPU.";
        return kind.or(() -> refuse(value, "Unknown kind of CPU", detail, "write 'shared' or 'performance'"));
    }

    private Optional<Object> wrong(String word, Class<?> type, Value value) {
        Need need = NEEDS.getOrDefault(type, new Need("a block", "{ … }"));
        String detail = "'" + word + "' needs " + need.what + ", and this is " + value.kind() + ".";
        return refuse(value, "Wrong kind of value", detail, hint(word, type, value));
    }

    private static String hint(String word, Class<?> type, Value value) {
        if (value instanceof Value.Whole whole) {
            long number = whole.number();
            String write = "write " + word + " " + number;
            if (type == Size.class) {
                return write + ".GB, or " + number + ".MB";
            }
            if (type == Duration.class) {
                return write + ".days";
            }
            if (type == Percent.class) {
                return write + ".percent";
            }
            if (type == String.class) {
                return "write " + word + " '" + number + "'";
            }
        }
        return example(word, type);
    }

    private static String example(String word, Class<?> type) {
        return "for example " + word + " " + example(type);
    }

    private Optional<Object> refuse(Value value, String summary, String detail, String hint) {
        problems.add(Problem.at(value.place(), summary, detail, hint));
        return Optional.empty();
    }
}
