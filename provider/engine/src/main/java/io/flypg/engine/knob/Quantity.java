package io.flypg.engine.knob;

import io.flypg.engine.knob.KnobUnit.Scale;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A number with or without a unit, read as PostgreSQL reads one in its configuration: {@code 16MB}, {@code 1.5 h}, {@code 0x10},
 * {@code 0640}, {@code -1}.
 *
 * @param number the number alone
 * @param symbol the unit as written; empty when there was none
 */
record Quantity(double number, String symbol) {
    /** Empty when the text is not a number with at most one word behind it. */
    static Optional<Quantity> parse(String text) {
        String trimmed = text.strip();
        int digits = signLength(trimmed);
        boolean hex = trimmed.startsWith("0x", digits) || trimmed.startsWith("0X", digits);
        int end = hex ? skip(trimmed, digits + 2, Quantity::isHexDigit) : decimalEnd(trimmed, digits);
        if (end == digits + (hex ? 2 : 0)) {
            return Optional.empty();
        }
        String symbol = trimmed.substring(end).strip();
        boolean word = symbol.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
        return word
                ? number(trimmed.substring(0, end), digits, hex).map(n -> new Quantity(n, symbol))
                : Optional.empty();
    }

    private static int signLength(String text) {
        return text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    }

    private static int decimalEnd(String text, int from) {
        int end = skip(text, from, Quantity::isDigit);
        if (end < text.length() && text.charAt(end) == '.') {
            end = skip(text, end + 1, Quantity::isDigit);
        }
        if (end > from && end < text.length() && (text.charAt(end) | 0x20) == 'e') {
            int digits = end + 1 + signLength(text.substring(end + 1));
            int after = skip(text, digits, Quantity::isDigit);
            return after > digits ? after : end;
        }
        return end;
    }

    private static Optional<Double> number(String text, int digits, boolean hex) {
        int sign = text.startsWith("-") ? -1 : 1;
        String bare = text.substring(digits);
        boolean octal =
                bare.length() > 1 && bare.charAt(0) == '0' && bare.chars().allMatch(Quantity::isDigit);
        try {
            if (hex || octal) {
                return Optional.of((double) sign * Long.parseLong(bare.substring(hex ? 2 : 1), hex ? 16 : 8));
            }
            return Optional.of(sign * Double.parseDouble(bare));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static int skip(String text, int from, IntPredicate wanted) {
        int at = from;
        while (at < text.length() && wanted.test(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHexDigit(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /**
     * The number in the unit of a knob. PostgreSQL takes a fraction of a unit to the nearest whole number of the next smaller one:
     * {@code 30.1GB} is 30822 MB.
     *
     * @return empty when the knob cannot be written in this unit
     */
    Optional<Double> in(KnobUnit unit) {
        List<Scale> scales = unit.scales();
        for (int i = 0; i < scales.size(); i++) {
            if (scales.get(i).symbol().equals(symbol)) {
                double converted = number * ratio(scales.get(i), unit);
                double step = i + 1 < scales.size() ? ratio(scales.get(i + 1), unit) : 0;
                return Optional.of(step > 0 ? Math.rint(converted / step) * step : converted);
            }
        }
        return Optional.empty();
    }

    private static double ratio(Scale scale, KnobUnit unit) {
        return (double) scale.base() / unit.base();
    }

    /** A whole number of units in the largest unit that needs no fraction: {@code 16 MB} with a space, {@code 16MB} without. */
    static String shown(long number, KnobUnit unit, String space) {
        if (number > 0) {
            for (Scale scale : unit.scales()) {
                long total = number * unit.base();
                if (total % scale.base() == 0) {
                    return total / scale.base() + space + scale.symbol();
                }
            }
        }
        return Long.toString(number);
    }

    /** The same as a definition writes it: {@code 16.MB}, {@code 30.seconds}. */
    static String written(long number, KnobUnit unit) {
        for (Scale scale : unit.scales()) {
            long total = number * unit.base();
            if (number > 0 && total % scale.base() == 0) {
                return total / scale.base() + "." + scale.word();
            }
        }
        return Long.toString(number);
    }
}
