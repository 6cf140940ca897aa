package io.flypg.engine.knob;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers with a fraction, as PostgreSQL shows and reads them. */
final class Real {
    private static final MathContext SHOWN_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    private Real() {}

    /** What {@code pg_settings} shows: six digits, as {@code %g} prints them in C. */
    static String shown(double number) {
        if (isSmallWhole(number)) {
            return Long.toString((long) number);
        }
        BigDecimal rounded = new BigDecimal(number).round(SHOWN_DIGITS).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < 6) {
            return rounded.toPlainString();
        }
        BigDecimal mantissa = rounded.movePointLeft(exponent).stripTrailingZeros();
        String digits = Integer.toString(Math.abs(exponent));
        return mantissa.toPlainString() + (exponent < 0 ? "e-" : "e+") + (digits.length() < 2 ? "0" : "") + digits;
    }

    /** All digits and no exponent, which a configuration file could not hold without quotes. */
    static String exact(double number) {
        return isSmallWhole(number)
                ? Long.toString((long) number)
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** The usual case, kept away from decimal arithmetic because loading that costs more than all the rest. */
    private static boolean isSmallWhole(double number) {
        return Math.abs(number) < 1e6 && number == Math.rint(number);
    }
}
