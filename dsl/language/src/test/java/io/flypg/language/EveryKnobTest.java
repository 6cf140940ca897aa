package io.flypg.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Size;
import io.flypg.engine.bind.Binder;
import io.flypg.engine.knob.ImageDefaults;
import io.flypg.engine.knob.Knob;
import io.flypg.engine.knob.KnobType;
import io.flypg.engine.knob.KnobUnit;
import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.model.Definition;
import io.flypg.engine.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every setting that a definition may have, written as people write it: names with dots, sizes, durations, lists, odd texts. */
final class EveryKnobTest {
    private static final String LIBRARIES = """
            shared_preload_libraries 'pg_stat_statements', 'pg_prewarm', 'pg_trgm', 'pgcrypto', 'plpgsql', 'postgres_fdw'
            session_preload_libraries 'auto_explain'
            """;

    /** What a definition calls PostgreSQL's units. */
    private static final Map<String, String> WORDS =
            Map.of("d", "days", "h", "hours", "min", "minutes", "s", "seconds");

    @ParameterizedTest(name = "PostgreSQL {0}")
    @ValueSource(ints = {15, 16, 17, 18})
    void the_whole_catalogue_can_be_written(int major) {
        Knobs knobs = Knobs.of(major);
        ImageDefaults defaults = new ImageDefaults(knobs, Size.ofGigabytes(1), Size.ofGigabytes(10));
        List<KnobValue> values = knobs.settable().stream()
                .filter(knob -> !LIBRARIES.contains(knob.name()))
                .map(knob -> defaults.value(knob.name()).orElseThrow())
                .toList();

        SortedMap<String, KnobValue> read = config(
                major, LIBRARIES + values.stream().map(EveryKnobTest::line).collect(Collectors.joining()));

        assertThat(values).hasSizeGreaterThan(250);
        assertThat(values.stream().filter(value -> !isSame(value, read))).isEmpty();
    }

    private static boolean isSame(KnobValue value, SortedMap<String, KnobValue> read) {
        KnobValue found = read.get(value.knob().name());
        return found != null && value.sameAs(found);
    }

    @Test
    void names_with_dots_lists_and_odd_texts_come_through() {
        SortedMap<String, KnobValue> config = config(17, """
                shared_preload_libraries 'pg_stat_statements', 'timescaledb'
                session_preload_libraries 'auto_explain'
                timescaledb.max_background_workers 8
                timescaledb.telemetry_level 'off'
                pg_stat_statements.track 'all'
                'auto_explain.log_min_duration' '250ms'
                auto_explain.log_analyze true
                search_path '$user', 'public', 'Odd one'
                log_line_prefix '%m [%p] it\\'s "odd" \\\\ '
                random_page_cost 1.1
                wal_compression 'zstd'
                default_toast_compression 'lz4'
                """);

        assertThat(config)
                .allSatisfy((name, value) -> assertThat(value.knob().name()).isEqualTo(name));
        assertThat(config.values().stream()
                        .collect(Collectors.toMap(value -> value.knob().name(), KnobValue::setting)))
                .isEqualTo(Map.ofEntries(
                        Map.entry("shared_preload_libraries", "repmgr,pg_stat_statements,timescaledb"),
                        Map.entry("session_preload_libraries", "auto_explain"),
                        Map.entry("timescaledb.max_background_workers", "8"),
                        Map.entry("timescaledb.telemetry_level", "off"),
                        Map.entry("pg_stat_statements.track", "all"),
                        Map.entry("auto_explain.log_min_duration", "250"),
                        Map.entry("auto_explain.log_analyze", "on"),
                        Map.entry("search_path", "\"$user\", public, \"Odd one\""),
                        Map.entry("log_line_prefix", "%m [%p] it's \"odd\" \\ "),
                        Map.entry("random_page_cost", "1.1"),
                        Map.entry("wal_compression", "zstd"),
                        Map.entry("default_toast_compression", "lz4")));
    }

    private static SortedMap<String, KnobValue> config(int major, String settings) {
        Problems problems = new Problems();
        Reading reading = Definitions.read("x", """
                project 'shop'
                organization 'personal'
                cluster('orders-db') {
                    region 'ams'
                    postgres '%d'
                    config {
                %s    }
                }
                """.formatted(major, settings));
        problems.addAll(reading.problems());
        Optional<Definition> definition = Binder.bind(reading.words(), true, problems);
        assertThat(problems.toList())
                .filteredOn(problem -> !problem.summary().equals("Knob not in the catalogue"))
                .isEmpty();
        return definition
                .orElseThrow()
                .cluster("orders-db")
                .orElseThrow()
                .config()
                .knobs();
    }

    /** Bare where it is a name with dots or without, quoted now and then, because both mean the same. */
    private static String name(Knob knob) {
        return knob.name().length() % 2 == 0 ? knob.name() : "'" + knob.name() + "'";
    }

    /** A negative number needs its parentheses, or it is a subtraction. */
    private static String line(KnobValue value) {
        String written = written(value);
        return written.startsWith("-")
                ? value.knob().name() + "(" + written + ")\n"
                : name(value.knob()) + " " + written + "\n";
    }

    private static String written(KnobValue value) {
        Knob knob = value.knob();
        return switch (knob.type()) {
            case BOOL -> Boolean.toString(value.setting().equals("on"));
            case INTEGER, REAL -> number(knob, value);
            case ENUM, STRING -> "'" + value.setting().replace("\\", "\\\\").replace("'", "\\'") + "'";
        };
    }

    private static String number(Knob knob, KnobValue value) {
        String shown = value.display();
        if (value.setting().startsWith("0") && value.setting().length() > 1 && knob.type() == KnobType.INTEGER) {
            return "'" + shown + "'";
        }
        int space = shown.indexOf(' ');
        if (knob.unit() == KnobUnit.NONE || space < 0) {
            return shown;
        }
        if (knob.type() == KnobType.REAL) {
            return "'" + shown + "'";
        }
        String unit = shown.substring(space + 1);
        return shown.substring(0, space) + "." + WORDS.getOrDefault(unit, unit);
    }
}
