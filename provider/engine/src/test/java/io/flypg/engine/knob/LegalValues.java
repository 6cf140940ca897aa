package io.flypg.engine.knob;

import io.flypg.engine.word.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Legal values of a knob, as a definition would give them: its limits, its choices, and some between. */
final class LegalValues {
    /** Only the image has them, so no server here can be asked. */
    private static final List<String> NOT_BUILT_IN = List.of("lz4", "zstd", "io_uring", "en_US.UTF-8", "en_US.utf8");

    /** Where not any text will do. */
    private static final Map<String, List<String>> TEXTS = Map.ofEntries(
            Map.entry("application_name", List.of("", "it's \\ odd = even")),
            Map.entry("cluster_name", List.of("", "it's \\ odd = even")),
            Map.entry("TimeZone", List.of("Europe/Berlin", "utc")),
            Map.entry("log_timezone", List.of("America/New_York", "UTC")),
            Map.entry("default_text_search_config", List.of("english", "pg_catalog.german")),
            Map.entry("default_table_access_method", List.of("heap")),
            Map.entry("default_tablespace", List.of("", "pg_default")),
            Map.entry("temp_tablespaces", List.of("", "pg_default")),
            Map.entry("synchronous_standby_names", List.of("", "ANY 1 (*)", "FIRST 1 (a, b)")),
            Map.entry("synchronized_standby_slots", List.of("", "one, two_2")),
            Map.entry("timezone_abbreviations", List.of("Default", "India")),
            Map.entry("backtrace_functions", List.of("", "heap_insert")),
            Map.entry("local_preload_libraries", List.of("")),
            Map.entry("session_preload_libraries", List.of("", "auto_explain")),
            Map.entry("shared_preload_libraries", List.of("pg_stat_statements")),
            Map.entry("search_path", List.of("public", "\"$user\", public, \"Odd one\"")),
            Map.entry("wal_consistency_checking", List.of("", "all", "heap, btree")),
            Map.entry("plpgsql.extra_errors", List.of("none", "all", "too_many_rows")),
            Map.entry("plpgsql.extra_warnings", List.of("none", "all", "shadowed_variables")));

    private LegalValues() {}

    static List<Value> of(Knob knob, SplittableRandom random) {
        return switch (knob.type()) {
            case BOOL -> List.of(Written.flag(true), Written.flag(false), Written.text("YES"), Written.whole(0));
            case ENUM -> choices(knob);
            case INTEGER -> integers(knob, random);
            case REAL -> reals(knob, random);
            case STRING -> texts(knob);
        };
    }

    private static List<Value> choices(Knob knob) {
        return knob.choices().stream()
                .filter(choice -> !NOT_BUILT_IN.contains(choice))
                .map(Written::text)
                .toList();
    }

    private static List<Value> integers(Knob knob, SplittableRandom random) {
        long min = Normal.integer(knob.min());
        long max = Normal.integer(knob.max());
        List<Value> values = new ArrayList<>();
        Overlay overlay = Overlay.of(knob.name());
        for (long number : new long[] {min, max, random.nextLong(min, max + 1)}) {
            long legal = overlay.isInGap((double) number) ? overlay.behindGap() : number - number % overlay.step();
            values.add(number(knob, legal));
        }
        return values;
    }

    /** With the unit it needs. */
    static Value number(Knob knob, long number) {
        if (knob.isOctal()) {
            return Written.text("0" + Long.toOctalString(number));
        }
        return knob.unit() == KnobUnit.NONE
                ? Written.whole(number)
                : Written.text(Quantity.shown(number, knob.unit(), ""));
    }

    private static List<Value> reals(Knob knob, SplittableRandom random) {
        double min = Double.parseDouble(knob.min());
        double most = Math.min(Double.parseDouble(knob.max()), 1e9);
        List<Value> values = new ArrayList<>();
        for (double number : new double[] {min, most, random.nextDouble(min, most)}) {
            values.add(Written.text(number + (number > 0 ? knob.unit().symbol() : "")));
        }
        return values;
    }

    private static List<Value> texts(Knob knob) {
        List<String> some = TEXTS.getOrDefault(
                knob.name(),
                knob.choices().isEmpty() ? List.of("", "some_text", "it's \\ odd", "a=b\n\tc") : knob.choices());
        return some.stream()
                .filter(text -> !NOT_BUILT_IN.contains(text))
                .map(Written::text)
                .toList();
    }

    /** A value as somebody could write it. */
    static Value written(KnobValue value) {
        Knob knob = value.knob();
        return switch (knob.type()) {
            case INTEGER -> number(knob, value.number());
            case REAL ->
                Written.text(value.setting()
                        + (value.setting().startsWith("-") ? "" : knob.unit().symbol()));
            case BOOL, ENUM, STRING -> Written.text(value.setting());
        };
    }
}
