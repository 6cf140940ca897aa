package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.word.Value;
import io.flypg.language.scan.Oddities;
import io.flypg.language.scan.UnitSpelling;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody gives for a parameter on a command line: a literal and no more. A text needs no quotes there. */
final class GivenText {
    private static final int LONGEST = 1000;
    private static final int SHOWN = 40;

    /** At most 18 digits in all, as in a definition. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<number>-?(?:0|[1-9][0-9]{0,17})(?<fraction>\\.[0-9]{1,17})?)(?:\\.(?<unit>[A-Za-z]{1,10}))?");

    private static final Pattern BARE = Pattern.compile("(?<number>[0-9]{1,18}) ?(?<unit>[A-Za-z]{0,12})");

    private GivenText() {}

    /** Null when it is no value of the type. */
    static @Nullable Value read(String given, ParameterType type, Place place) {
        if (given.length() > LONGEST || given.chars().anyMatch(c -> Oddities.isHidden((char) c))) {
            return null;
        }
        Value value = switch (type) {
            case TEXT -> new Value.Text(unquoted(given), place);
            case LIST -> list(given, place);
            case BOOLEAN, WHOLE, NUMBER, SIZE, DURATION, PERCENT -> literal(given, place);
        };
        return value != null && type.accepts(value) ? value : null;
    }

    /** {@code ams,fra}; nothing at all is a list of nothing. */
    private static Value list(String given, Place place) {
        List<Value> texts = given.isBlank()
                ? List.of()
                : Arrays.stream(given.split(",", -1))
                        .map(text -> (Value) new Value.Text(unquoted(text.strip()), place))
                        .toList();
        return new Value.Many(texts, place);
    }

    private static @Nullable Value literal(String given, Place place) {
        if (given.equals("true") || given.equals("false")) {
            return new Value.Flag(given.equals("true"), place);
        }
        Matcher number = NUMBER.matcher(given);
        if (!number.matches()) {
            return null;
        }
        try {
            BigDecimal exact = new BigDecimal(number.group("number"));
            Value plain = number.group("fraction") == null
                    ? new Value.Whole(exact.longValueExact(), place)
                    : new Value.Decimal(exact, place);
            String unit = number.group("unit");
            return unit == null ? plain : Unit.apply(plain, unit, place, place);
        } catch (ArithmeticException | Mistake _) {
            return null;
        }
    }

    private static String unquoted(String given) {
        boolean quoted = given.length() > 1
                && (given.charAt(0) == '\'' || given.charAt(0) == '"')
                && given.charAt(0) == given.charAt(given.length() - 1);
        return quoted ? given.substring(1, given.length() - 1) : given;
    }

    /** {@code 40.GB} for 40, 40GB and 40gb; empty when nothing of the kind is meant. */
    static String withUnit(String given, ParameterType type) {
        Matcher bare = BARE.matcher(given.replace(".", ""));
        if (!bare.matches() || type == ParameterType.TEXT || type == ParameterType.LIST) {
            return "";
        }
        String meant = UnitSpelling.meant(bare.group("unit"));
        String unit = meant.isEmpty() ? type.example().replaceFirst("^[0-9]*\\.?[0-9]*", "") : meant;
        String whole = bare.group("number") + "." + unit;
        return read(whole, type, Place.ofFile("")) == null ? "" : whole;
    }

    /** Not longer than anybody wants to read, and without what a terminal would obey. */
    static String shown(String given) {
        String visible = given.codePoints()
                .limit(SHOWN)
                .map(c -> Oddities.isHidden((char) c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return visible.length() < given.length() ? visible + "…" : visible;
    }
}
