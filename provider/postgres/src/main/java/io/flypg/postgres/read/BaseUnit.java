package io.flypg.postgres.read;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values as people write them ({@code 64MB}) in the unit in which a setting counts ({@code 8kB}). */
final class BaseUnit {

    private static final Pattern NUMBER = Pattern.compile("\\s*([-+]?[0-9.]+)\\s*([A-Za-z]+)\\s*");
    private static final Pattern UNIT = Pattern.compile("([0-9]*)([A-Za-z]+)");

    /** In bytes, and in microseconds. */
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("B", 1L),
            Map.entry("kB", 1L << 10),
            Map.entry("MB", 1L << 20),
            Map.entry("GB", 1L << 30),
            Map.entry("TB", 1L << 40),
            Map.entry("us", 1L),
            Map.entry("ms", 1_000L),
            Map.entry("s", 1_000_000L),
            Map.entry("min", 60_000_000L),
            Map.entry("h", 3_600_000_000L),
            Map.entry("d", 86_400_000_000L));

    private BaseUnit() {}

    static String convert(String text, Optional<String> unit) {
        Matcher number = NUMBER.matcher(text);
        if (unit.isEmpty() || !number.matches() || !UNITS.containsKey(number.group(2))) {
            return text;
        }
        BigDecimal amount = new BigDecimal(number.group(1)).multiply(size(number.group(2)));
        return amount.divide(size(unit.get()), 0, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static BigDecimal size(String unit) {
        Matcher parts = UNIT.matcher(unit);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a unit: " + unit);
        }
        long factor = parts.group(1).isEmpty() ? 1 : Long.parseLong(parts.group(1));
        return BigDecimal.valueOf(factor).multiply(BigDecimal.valueOf(UNITS.getOrDefault(parts.group(2), 1L)));
    }
}
