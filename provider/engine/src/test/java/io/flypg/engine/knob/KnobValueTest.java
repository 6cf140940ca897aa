package io.flypg.engine.knob;

import static io.flypg.engine.knob.Written.decimal;
import static io.flypg.engine.knob.Written.flag;
import static io.flypg.engine.knob.Written.many;
import static io.flypg.engine.knob.Written.read;
import static io.flypg.engine.knob.Written.size;
import static io.flypg.engine.knob.Written.text;
import static io.flypg.engine.knob.Written.time;
import static io.flypg.engine.knob.Written.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Size;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class KnobValueTest {
    @Test
    void a_size_is_the_number_of_the_knobs_own_units() {
        KnobValue value = read("shared_buffers", size(Size.ofMegabytes(64)));

        assertThat(value.setting()).isEqualTo("8192");
        assertThat(value.display()).isEqualTo("64 MB");
        assertThat(value.sent()).isEqualTo("64MB");
        assertThat(value.sameAs("8192")).isTrue();
        assertThat(value.sameAs("8193")).isFalse();
    }

    @Test
    void a_text_with_a_unit_means_the_same_as_the_size() {
        assertThat(read("shared_buffers", text("64MB"))).isEqualTo(read("shared_buffers", size(Size.ofMegabytes(64))));
        assertThat(read("work_mem", text("0.5 GB")).setting()).isEqualTo("524288");
        assertThat(read("log_min_duration_statement", text("1.5min")).setting()).isEqualTo("90000");
    }

    @Test
    void what_lies_between_two_units_is_rounded_as_postgresql_does() {
        assertThat(read("shared_buffers", text("1028kB")).setting()).isEqualTo("128");
        assertThat(read("shared_buffers", text("1036kB")).setting()).isEqualTo("130");
        assertThat(read("work_mem", text("30.1GB")).setting()).isEqualTo("31561728");
    }

    @Test
    void a_duration_is_the_number_of_the_knobs_own_units() {
        assertThat(read("log_min_duration_statement", time(Duration.ofMillis(500)))
                        .display())
                .isEqualTo("500 ms");
        assertThat(read("statement_timeout", time(Duration.ofSeconds(30))).setting())
                .isEqualTo("30000");
        assertThat(read("statement_timeout", time(Duration.ofSeconds(30))).sent())
                .isEqualTo("30s");
        assertThat(read("autovacuum_vacuum_cost_delay", time(Duration.ofNanos(2_500_000)))
                        .sent())
                .isEqualTo("2.5");
    }

    @Test
    void nothing_and_the_negative_marks_need_no_unit() {
        assertThat(read("statement_timeout", whole(0)).setting()).isEqualTo("0");
        assertThat(read("log_min_duration_statement", whole(-1)).sent()).isEqualTo("-1");
        assertThat(read("log_min_duration_statement", text("-1")).display()).isEqualTo("-1");
    }

    @Test
    void numbers_with_a_fraction_are_the_same_when_the_server_shows_them_the_same() {
        assertThat(read("random_page_cost", decimal("1.10")).setting()).isEqualTo("1.1");
        assertThat(read("random_page_cost", decimal("1.23456789")).sameAs("1.23457"))
                .isTrue();
        assertThat(read("random_page_cost", decimal("1.23456789")).sent()).isEqualTo("1.23456789");
        assertThat(read("jit_above_cost", whole(1_000_000)).setting()).isEqualTo("1e+06");
        assertThat(read("jit_above_cost", whole(1_000_000)).sent()).isEqualTo("'1e+06'");
        assertThat(read("cpu_operator_cost", decimal("0.000025")).setting()).isEqualTo("2.5e-05");
    }

    @Test
    void a_switch_is_on_or_off() {
        assertThat(read("autovacuum", flag(false)).sent()).isEqualTo("off");
        assertThat(read("autovacuum", text("YES")).setting()).isEqualTo("on");
        assertThat(read("synchronous_commit", flag(true)).setting()).isEqualTo("on");
        assertThat(read("synchronous_commit", text("Remote_Apply")).setting()).isEqualTo("remote_apply");
    }

    @Test
    void a_choice_is_what_the_server_makes_of_it() {
        assertThat(read("wal_compression", flag(true)).setting()).isEqualTo("pglz");
        assertThat(read("log_min_messages", text("DEBUG")).setting()).isEqualTo("debug2");
        assertThat(read("default_transaction_isolation", text("repeatable read"))
                        .sent())
                .isEqualTo("'repeatable read'");
    }

    @Test
    void a_text_brings_its_own_quotes() {
        assertThat(read("log_line_prefix", text("%m [%p] ")).sent()).isEqualTo("'%m [%p] '");
        assertThat(read("cluster_name", text("o'neill\\x")).sent()).isEqualTo("'o''neill\\\\x'");
        assertThat(read("log_line_prefix", text("")).sent()).isEqualTo("''");
        assertThat(read("log_line_prefix", text("u=%u\n")).sent()).isEqualTo("'u\\075%u\\012'");
    }

    @Test
    void a_file_mode_is_octal() {
        assertThat(read("log_file_mode", text("0640")).setting()).isEqualTo("0640");
        assertThat(read("log_file_mode", text("0640")).sameAs("0640")).isTrue();
        assertThat(read("log_file_mode", text("0640")).sent()).isEqualTo("0640");
    }

    @Test
    void the_cluster_manager_stays_preloaded() {
        KnobValue value = read("shared_preload_libraries", text("pg_stat_statements"));

        assertThat(value.sent()).isEqualTo("repmgr,pg_stat_statements");
        assertThat(value.sameAs("repmgr,pg_stat_statements")).isTrue();
        assertThat(value.sameAs("repmgr")).isFalse();
        assertThat(read("shared_preload_libraries", many("pg_stat_statements", "repmgr")))
                .isEqualTo(value);
        assertThat(read("shared_preload_libraries", text("")).sent()).isEqualTo("repmgr");
    }

    @Test
    void a_list_is_the_same_with_other_spaces_and_quotes() {
        KnobValue path = read("search_path", many("$user", "app", "Odd one"));

        assertThat(path.sent()).isEqualTo("'\"$user\", app, \"Odd one\"'");
        assertThat(path.sameAs("\"$user\",app , \"Odd one\"")).isTrue();
        assertThat(path.sameAs("app, \"$user\", \"Odd one\"")).isFalse();
        assertThat(path.sql()).isEqualTo("'$user', 'app', 'Odd one'");
        assertThat(read("search_path", text("\"$user\", public")).setting()).isEqualTo("\"$user\", public");
    }

    @Test
    void a_date_style_always_has_both_halves() {
        assertThat(read("DateStyle", text("dmy")).setting()).isEqualTo("ISO, DMY");
        assertThat(read("DateStyle", text("german")).sameAs("German, DMY")).isTrue();
        assertThat(read("DateStyle", many("SQL", "YMD")).setting()).isEqualTo("SQL, YMD");
    }

    @Test
    void where_postgresql_chooses_for_itself_no_choice_is_drift() {
        assertThat(read("wal_buffers", whole(-1)).sameAs("512")).isTrue();
        assertThat(read("wal_buffers", size(Size.ofMegabytes(4))).sameAs("2048"))
                .isFalse();
        assertThat(read("wal_buffers", size(Size.ofMegabytes(16))).sameAs("512"))
                .isFalse();
    }

    @Test
    void names_of_zones_and_text_search_are_compared_as_the_server_sees_them() {
        assertThat(read("TimeZone", text("europe/berlin")).setting()).isEqualTo("Europe/Berlin");
        assertThat(read("log_timezone", text("UTC")).sameAs("utc")).isTrue();
        assertThat(read("default_text_search_config", text("english")).sameAs("pg_catalog.english"))
                .isTrue();
    }

    @Test
    void what_a_server_shows_is_brought_to_the_same_form() {
        Knob knob = Knobs.of(17).find("wal_level").orElseThrow();

        assertThat(KnobValue.ofLive(knob, "logical")).isEqualTo(read("wal_level", text("Logical")));
        assertThat(KnobValue.ofLive(knob, "strange").setting()).isEqualTo("strange");
    }

    @Test
    void what_stands_in_a_file_means_the_same_with_and_without_a_unit() {
        Knob knob = Knobs.of(17).find("work_mem").orElseThrow();
        KnobValue value = read("work_mem", size(Size.ofMegabytes(16)));

        assertThat(KnobValue.ofFile(knob, "16MB")).isEqualTo(value);
        assertThat(KnobValue.ofFile(knob, "16384")).isEqualTo(value);
        assertThat(value.sameAs(KnobValue.ofFile(knob, "plenty"))).isFalse();
    }

    @Test
    void what_no_catalogue_knows_is_taken_as_it_is_and_compared_in_whatever_it_counts() {
        Knob knob = Knobs.of(17).named("timescaledb.some_size");

        assertThat(read(knob, whole(8)).setting()).isEqualTo("8");
        assertThat(read(knob, flag(true)).sameAs("on")).isTrue();
        assertThat(read(knob, size(Size.ofMegabytes(64))).setting()).isEqualTo("64MB");
        assertThat(read(knob, size(Size.ofMegabytes(64))).sameAs("65536")).isTrue();
        assertThat(read(knob, size(Size.ofMegabytes(64))).sameAs("8192")).isTrue();
        assertThat(read(knob, size(Size.ofMegabytes(64))).sameAs("63")).isFalse();
        assertThat(read(knob, time(Duration.ofSeconds(30))).sameAs("30000")).isTrue();
        assertThat(read(knob, many("a", "b")).setting()).isEqualTo("a, b");
    }
}
