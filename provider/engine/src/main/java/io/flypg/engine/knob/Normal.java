package io.flypg.engine.knob;

import java.util.List;
import java.util.Locale;

/** Texts that mean the same, brought to the same text. */
final class Normal {
    private Normal() {}

    /** What a server shows, brought to the form of {@link KnobValue#setting()}; what cannot be read stays as it is. */
    static String live(Knob knob, String setting) {
        return switch (knob.type()) {
            case BOOL, INTEGER, REAL -> setting;
            case ENUM -> Choices.canonical(knob, setting).orElse(setting);
            case STRING -> knob.isList() ? Items.joined(knob, Items.of(setting)) : setting;
        };
    }

    /** A text that is equal for equal values; for comparing only. */
    static String comparable(Knob knob, String setting) {
        return switch (knob.type()) {
            case BOOL -> setting.toLowerCase(Locale.ROOT);
            case INTEGER ->
                Quantity.parse(setting)
                        .map(q -> Long.toString((long) q.number()))
                        .orElse(setting);
            case REAL ->
                Quantity.parse(setting).map(q -> Real.shown(q.number())).orElse(setting);
            case ENUM -> Choices.canonical(knob, setting).orElse(setting);
            case STRING -> knob.isList() ? list(knob, setting) : text(knob, setting);
        };
    }

    private static String list(Knob knob, String setting) {
        List<String> items = Items.of(setting);
        return knob.choices().isEmpty()
                ? Items.joined(knob, items)
                : Items.joined(knob, items).toLowerCase(Locale.ROOT);
    }

    private static String text(Knob knob, String setting) {
        return switch (knob.name()) {
            case "TimeZone", "log_timezone", "client_encoding" -> setting.toLowerCase(Locale.ROOT);
            case "default_text_search_config" -> setting.substring(setting.startsWith("pg_catalog.") ? 11 : 0);
            default -> setting;
        };
    }

    /** Reads what {@code pg_settings} shows for an INTEGER, file modes too. */
    static long integer(String setting) {
        return Quantity.parse(setting)
                .map(quantity -> (long) quantity.number())
                .orElseThrow(() -> new IllegalStateException("not a number: " + setting));
    }
}
