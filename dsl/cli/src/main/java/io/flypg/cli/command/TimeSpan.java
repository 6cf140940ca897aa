package io.flypg.cli.command;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as it is written on a command line: {@code 500ms}, {@code 2s}, {@code 1m}. */
final class TimeSpan {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,7})([a-z]*)");
    private static final Map<String, Duration> UNITS =
            Map.of("ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1));

    private TimeSpan() {}

    /**
     * More than nothing and not more than this.
     *
     * @throws io.flypg.engine.problem.Failure bad input, for everything else
     */
    static Duration parse(String text, Duration most) {
        return parse(text, Duration.ofMillis(1), most);
    }

    /**
     * Not less than the one and not more than the other.
     *
     * @throws io.flypg.engine.problem.Failure bad input, for everything else
     */
    static Duration parse(String text, Duration least, Duration most) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw CallsOption.bad("'" + text + "' is no time.", "write for example 500ms, 2s or 1m");
        }
        String number = parts.group(1);
        Duration unit = UNITS.get(parts.group(2));
        if (unit == null) {
            throw CallsOption.bad(
                    parts.group(2).isEmpty()
                            ? "'" + text + "' has no unit."
                            : "'" + parts.group(2) + "' is no unit of time.",
                    "write " + number + "ms, " + number + "s or " + number + "m");
        }
        Duration time = unit.multipliedBy(Long.parseLong(number));
        if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
            String from = least.toSeconds() == 0 ? "more than 0s" : "at least " + least.toSeconds() + "s";
            throw CallsOption.bad(
                    text + " is out of range.", "write " + from + " and at most " + most.toSeconds() + "s");
        }
        return time;
    }
}
