package io.flypg.engine.knob;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The small tables speak of knobs that exist, and say something about them. */
final class TablesTest {
    @Test
    void every_name_in_the_tables_is_a_knob_of_some_major() {
        assertThat(Ownership.names()).allMatch(TablesTest::exists);
        assertThat(Overlay.names()).allMatch(TablesTest::exists);
    }

    @Test
    void every_row_of_every_table_is_found_by_its_name() {
        for (String resource : List.of("15.tsv", "16.tsv", "17.tsv", "18.tsv", "overlay.tsv", "ours.tsv")) {
            Table table = Table.open(resource);
            assertThat(table.rows()).isNotEmpty().allSatisfy(row -> {
                String name = Table.cells(row).getFirst();
                assertThat(table.rows(name.toUpperCase(Locale.ROOT))).contains(row);
                assertThat(table.rows(name + "x")).isEmpty();
                assertThat(table.rows(name.substring(1))).doesNotContain(row);
            });
            assertThat(table.rows("")).isEmpty();
            assertThat(table.rows("zzz")).isEmpty();
        }
    }

    @Test
    void whole_families_belong_to_the_image_in_every_major() {
        assertThat(Knobs.MAJORS)
                .allSatisfy(major -> assertThat(Knobs.of(major).settable())
                        .extracting(Knob::name)
                        .noneMatch(name -> name.startsWith("archive_")
                                || name.startsWith("recovery_target")
                                || name.startsWith("ssl")
                                || name.startsWith("unix_socket_")));
    }

    @Test
    void every_refusal_has_a_reason_that_is_a_sentence() {
        assertThat(Table.open("ours.tsv").rows())
                .map(line -> Table.cells(line).getLast())
                .allMatch(reason -> Character.isUpperCase(reason.charAt(0)) && reason.endsWith("."));
    }

    @Test
    void the_image_of_fly_has_choices_that_the_embedded_builds_lack() {
        assertThat(knob(17, "wal_compression").choices()).contains("lz4", "zstd", "on");
        assertThat(knob(17, "default_toast_compression").choices()).containsExactly("pglz", "lz4");
        assertThat(knob(18, "io_method").choices()).contains("io_uring");
    }

    @Test
    void settings_of_libraries_say_which_library_brings_them() {
        assertThat(knob(17, "pg_stat_statements.max").broughtBy()).contains("pg_stat_statements");
        assertThat(knob(17, "auto_explain.log_min_duration").unit()).isEqualTo(KnobUnit.MILLISECONDS);
        assertThat(knob(17, "work_mem").broughtBy()).isEmpty();
    }

    @Test
    void five_knobs_follow_the_primary_in_every_major() {
        assertThat(Knobs.MAJORS)
                .allSatisfy(major -> assertThat(Knobs.of(major).settable())
                        .filteredOn(Knob::followsPrimary)
                        .extracting(Knob::name)
                        .containsExactlyInAnyOrder(
                                "max_connections",
                                "max_wal_senders",
                                "max_worker_processes",
                                "max_prepared_transactions",
                                "max_locks_per_transaction"));
    }

    @Test
    void upper_and_lower_case_of_a_name_do_not_matter() {
        assertThat(Knobs.of(17).find("datestyle").map(Knob::name)).contains("DateStyle");
        assertThat(Knobs.of(17).find("WORK_MEM").map(Knob::name)).contains("work_mem");
    }

    private static Knob knob(int major, String name) {
        return Knobs.of(major).find(name).orElseThrow();
    }

    private static boolean exists(String name) {
        return Knobs.MAJORS.stream().anyMatch(major -> Knobs.of(major).names().contains(name));
    }
}
