package io.flypg.local.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as the API writes them: {@code 1m30s}, {@code 500ms}, or a whole number of nanoseconds. */
public final class GoDuration {
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|ms|s|m|h)");
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);

    private GoDuration() {}

    /** Empty for anything that is not a duration. */
    public static Optional<Duration> parse(JsonNode node) {
        if (node.isIntegralNumber()) {
            return Optional.of(Duration.ofNanos(node.asLong()));
        }
        return node.isTextual() ? parse(node.asText()) : Optional.empty();
    }

    public static Optional<Duration> parse(String text) {
        Matcher part = PART.matcher(text);
        int end = 0;
        double nanos = 0;
        while (part.find() && part.start() == end) {
            nanos += Double.parseDouble(part.group(1)) * NANOS.getOrDefault(part.group(2), 0L);
            end = part.end();
        }
        return end == 0 || end != text.length() ? Optional.empty() : Optional.of(Duration.ofNanos((long) nanos));
    }
}
