package io.flypg.engine.knob;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.word.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A setting that no catalogue can know: PostgreSQL takes any name with a dot in it, and any text. */
final class CustomKnob {
    /** In the place of PostgreSQL's own word: the settings of libraries that the catalogue has are {@code Customized Options}. */
    static final String CATEGORY = "Not in the catalogue";

    private CustomKnob() {}

    /** The text that PostgreSQL is given for a value, whose kind nobody can check; empty for what has no text. */
    static Optional<String> text(Value value) {
        return switch (value) {
            case Value.Text text -> Optional.of(text.text());
            case Value.Whole whole -> Optional.of(Long.toString(whole.number()));
            case Value.Decimal decimal -> Optional.of(decimal.number().toPlainString());
            case Value.Flag flag -> Optional.of(flag.flag() ? "on" : "off");
            case Value.Amount amount -> Optional.of(Quantity.shown(amount.size().bytes(), KnobUnit.BYTES, ""));
            case Value.Time time -> Optional.of(Quantity.shown(time.duration().toMillis(), KnobUnit.MILLISECONDS, ""));
            case Value.Many many -> {
                List<Optional<String>> items =
                        many.values().stream().map(CustomKnob::text).toList();
                yield items.stream().allMatch(Optional::isPresent)
                        ? Optional.of(String.join(
                                ", ", items.stream().flatMap(Optional::stream).toList()))
                        : Optional.empty();
            }
            case Value.Percent _, Value.Named _, Value.NotKnown _ -> Optional.empty();
        };
    }

    /** Whether a server that shows this may have been given that: what it counts in, only the library knows. */
    static boolean isSame(String setting, String live) {
        return plain(setting).equals(plain(live))
                || Quantity.parse(setting)
                        .filter(quantity -> !quantity.symbol().isEmpty())
                        .map(quantity -> Arrays.stream(KnobUnit.values())
                                .flatMap(unit -> quantity.in(unit).stream())
                                .anyMatch(number -> live.equals(shown(number))))
                        .orElse(false);
    }

    private static String shown(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Real.shown(number);
    }

    private static String plain(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "on", "true", "yes", "1" -> "on";
            case "off", "false", "no", "0" -> "off";
            default -> text;
        };
    }

    /** Names with dots between them. */
    static boolean isPossible(String name) {
        List<String> parts = Table.split(name, '.');
        return parts.size() > 1 && parts.stream().allMatch(CustomKnob::isName);
    }

    private static boolean isName(String part) {
        return !part.isEmpty()
                && !Character.isDigit(part.charAt(0))
                && part.chars()
                        .allMatch(c ->
                                (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
    }

    static Knob of(String name) {
        return new Knob(
                name,
                KnobType.STRING,
                KnobUnit.NONE,
                "",
                "",
                List.of(),
                KnobContext.USER,
                "",
                CATEGORY,
                "",
                Table.split(name, '.').getFirst(),
                false);
    }

    static Problem warning(String name, Place at) {
        return Problem.at(
                        at,
                        "Knob not in the catalogue",
                        "No library that flypg knows brings '" + name
                                + "', so its value is not checked, and it is not known"
                                + " whether it takes a restart.",
                        "make sure that the image of this cluster has the library")
                .asWarning();
    }
}
