package io.flypg.engine.property;

import io.flypg.engine.address.Size;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and durations as text, because properties have no types for them: {@code 20GB}, {@code 14d}. */
final class Measures {
    private static final Pattern MEASURE = Pattern.compile("([0-9]{1,15}) ?([A-Za-z]{1,7})");

    private static final Map<String, Long> SIZES =
            Map.of("B", 1L, "kB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30, "TB", 1L << 40);

    private static final Map<String, Duration> TIMES = Map.ofEntries(
            Map.entry("ms", Duration.ofMillis(1)),
            Map.entry("s", Duration.ofSeconds(1)),
            Map.entry("min", Duration.ofMinutes(1)),
            Map.entry("h", Duration.ofHours(1)),
            Map.entry("d", Duration.ofDays(1)),
            Map.entry("day", Duration.ofDays(1)),
            Map.entry("days", Duration.ofDays(1)));

    private Measures() {}

    /** Empty when it is none, or too large to be one. */
    static Optional<Size> size(String text) {
        return split(text, SIZES)
                .filter(measure -> measure.number <= Long.MAX_VALUE / measure.unit)
                .map(measure -> new Size(measure.number * measure.unit));
    }

    /** Empty when it is none, or too long to be one. */
    static Optional<Duration> duration(String text) {
        return split(text, TIMES).map(measure -> measure.unit.multipliedBy(measure.number));
    }

    private record Measure<U>(long number, U unit) {}

    private static <U> Optional<Measure<U>> split(String text, Map<String, U> units) {
        Matcher matcher = MEASURE.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return number > Integer.MAX_VALUE
                ? Optional.empty()
                : Optional.ofNullable(units.get(matcher.group(2))).map(unit -> new Measure<>(number, unit));
    }

    static String text(Size size) {
        return size.toString().replace(" ", "");
    }

    /** In the largest unit that needs no fraction. */
    static String text(Duration duration) {
        if (duration.equals(Duration.ofDays(duration.toDays()))) {
            return duration.toDays() + "d";
        }
        if (duration.equals(Duration.ofMinutes(duration.toMinutes()))) {
            return duration.toMinutes() + "min";
        }
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
