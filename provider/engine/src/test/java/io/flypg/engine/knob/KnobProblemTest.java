package io.flypg.engine.knob;

import static io.flypg.engine.knob.Written.HERE;
import static io.flypg.engine.knob.Written.decimal;
import static io.flypg.engine.knob.Written.flag;
import static io.flypg.engine.knob.Written.many;
import static io.flypg.engine.knob.Written.refused;
import static io.flypg.engine.knob.Written.size;
import static io.flypg.engine.knob.Written.text;
import static io.flypg.engine.knob.Written.time;
import static io.flypg.engine.knob.Written.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Size;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class KnobProblemTest {
    @Test
    void a_slip_of_the_finger_gets_the_right_name() {
        Problem problem = refused("max_conections", whole(200));

        assertThat(problem.summary()).isEqualTo("Unknown knob");
        assertThat(problem.hint()).isEqualTo("did you mean 'max_connections'?");
        assertThat(problem.place()).isEqualTo(HERE);
    }

    @Test
    void a_name_of_another_major_is_told_with_the_major() {
        assertThat(refused("io_method", text("worker")).detail())
                .isEqualTo("PostgreSQL 17 has no setting 'io_method'. It comes with PostgreSQL 18.");
        assertThat(refused("old_snapshot_threshold", whole(-1)).detail()).endsWith("It was there up to PostgreSQL 16.");
    }

    @Test
    void a_bare_number_is_refused_where_it_has_a_unit() {
        Problem problem = refused("work_mem", whole(16384));

        assertThat(problem.summary()).isEqualTo("Unit missing");
        assertThat(problem.detail())
                .isEqualTo("work_mem counts in units of kB, so PostgreSQL would read 16384 as 16 MB.");
        assertThat(problem.hint()).isEqualTo("write the unit: 16.MB if that is meant");
        assertThat(refused("statement_timeout", text("30")).summary()).isEqualTo("Unit missing");
    }

    @Test
    void a_value_of_another_kind_is_refused_with_an_example() {
        Problem problem = refused("work_mem", time(Duration.ofSeconds(1)));

        assertThat(problem.summary()).isEqualTo("Wrong kind of value");
        assertThat(problem.detail()).isEqualTo("work_mem takes a size, and this is a duration.");
        assertThat(problem.hint()).isEqualTo("write for example 4.MB");
        assertThat(refused("work_mem", text("plenty")).detail()).endsWith("this is text.");
        assertThat(refused("max_connections", size(Size.ofMegabytes(1))).detail())
                .contains("takes a whole number");
        assertThat(refused("max_connections", decimal("10.5")).summary()).isEqualTo("Wrong kind of value");
        assertThat(refused("shared_buffers", new Value.Percent(25, HERE)).detail())
                .endsWith("this is a percentage.");
        assertThat(refused("autovacuum", whole(2)).hint()).isEqualTo("write for example true");
        assertThat(refused("cluster_name", flag(true)).detail())
                .isEqualTo("cluster_name takes text, and this is true or false.");
        assertThat(refused("work_mem", many("1MB", "2MB")).detail()).endsWith("this is a list.");
        assertThat(refused("log_file_mode", whole(640)).hint()).contains("'0640'");
    }

    @Test
    void a_unit_is_spelled_as_postgresql_spells_it() {
        assertThat(refused("work_mem", text("64mb")).hint()).isEqualTo("did you mean 'MB'?");
        assertThat(refused("work_mem", text("5 bananas")).summary()).isEqualTo("Unknown unit");
        assertThat(refused("max_connections", text("5 s")).detail()).contains("takes no unit");
    }

    @Test
    void out_of_range_tells_the_range_in_units_of_people() {
        assertThat(refused("work_mem", size(Size.ofTerabytes(3))).detail())
                .isEqualTo("3 TB is not possible for work_mem, which takes 64 kB to just under 2 TB.");
        assertThat(refused("max_connections", whole(0)).detail()).endsWith("which takes 10 to 65000.");
        assertThat(refused("statement_timeout", time(Duration.ofDays(30))).detail())
                .endsWith("which takes 0 to about 24 days.");
        assertThat(refused("checkpoint_completion_target", decimal("1.5")).detail())
                .endsWith("which takes 0 to 1.");
        assertThat(refused("work_mem", whole(-1)).summary()).isEqualTo("Value out of range");
    }

    @Test
    void numbers_that_postgresql_refuses_inside_the_range_are_refused() {
        assertThat(refused("vacuum_buffer_usage_limit", size(Size.ofKilobytes(64)))
                        .detail())
                .isEqualTo("64 kB is too small for vacuum_buffer_usage_limit, for which PostgreSQL needs 128 kB.");
        assertThat(refused("transaction_buffers", size(Size.ofKilobytes(200))).hint())
                .isEqualTo("choose a multiple of 128 kB");
    }

    @Test
    void names_that_would_keep_postgresql_from_starting_are_refused() {
        assertThat(refused("synchronous_standby_names", text("ANY 1 (6e82dd)")).summary())
                .isEqualTo("Names of standbys are not readable");
        assertThat(refused("cluster_name", text("büro")).summary()).isEqualTo("Name is not possible");
        assertThat(refused("application_name", text("a".repeat(64))).detail()).contains("63 characters");
        assertThat(refused("synchronized_standby_slots", text("\"Slot 1\"")).summary())
                .isEqualTo("Name is not possible");
    }

    @Test
    void a_library_that_the_published_image_lacks_is_a_warning() {
        Problems problems = new Problems();

        assertThat(Knobs.of(17).forCluster("session_preload_libraries", HERE, text("pgaudit"), problems))
                .isPresent();
        assertThat(problems.hasErrors()).isFalse();
        assertThat(problems.toList())
                .extracting(Problem::summary)
                .containsExactly("Library not in the published image");
    }

    @Test
    void what_would_be_rounded_to_nothing_is_refused() {
        Problem problem = refused("archive_timeout", time(Duration.ofMillis(400)));
        assertThat(problem.summary()).isEqualTo("Knob cannot be set");

        assertThat(refused("checkpoint_warning", time(Duration.ofMillis(400))).summary())
                .isEqualTo("Value too small");
    }

    @Test
    void an_unknown_choice_lists_the_choices() {
        Problem problem = refused("log_statement", text("dll"));

        assertThat(problem.summary()).isEqualTo("Unknown choice");
        assertThat(problem.detail())
                .isEqualTo("log_statement does not take 'dll'. It takes 'none', 'ddl', 'mod' or 'all'.");
        assertThat(problem.hint()).isEqualTo("did you mean 'ddl'?");
        assertThat(refused("DateStyle", text("DYM")).summary()).isEqualTo("Unknown choice");
        assertThat(refused("TimeZone", text("Europe/Berlni")).hint()).isEqualTo("did you mean 'Europe/Berlin'?");
    }

    @Test
    void what_the_image_cannot_carry_is_refused_with_the_reason() {
        assertThat(refused("log_line_prefix", text("%m\0")).detail()).contains("character 0");
        assertThat(refused("shared_preload_libraries", text("auto_explain")).hint())
                .isEqualTo("use session_preload_libraries 'auto_explain'");
    }

    @Test
    void what_belongs_to_the_image_is_refused_with_the_reason() {
        assertThat(refused("port", whole(5432)).summary()).isEqualTo("Knob cannot be set");
        assertThat(refused("recovery_target_time", text("now")).detail()).contains("restoring a backup");
        assertThat(refused("wal_level", text("minimal")).detail()).contains("no standby can follow");
        assertThat(refused("fsync", flag(false)).summary()).isEqualTo("Value cannot be set");
        assertThat(refused("block_size", whole(8192)).detail()).contains("fixed when PostgreSQL is built");
    }

    @Test
    void a_role_cannot_have_what_is_for_the_whole_cluster() {
        Problems problems = new Problems();

        assertThat(Knobs.of(17).forRole("max_connections", HERE, whole(50), problems))
                .isEmpty();
        assertThat(Knobs.of(17).forRole("default_transaction_read_only", HERE, flag(true), problems))
                .isPresent();
        assertThat(problems.toList()).extracting(Problem::summary).containsExactly("Knob is for the whole cluster");
    }

    @Test
    void a_value_that_is_not_known_yet_is_no_problem() {
        Problems problems = new Problems();

        assertThat(Knobs.of(17).forCluster("work_mem", HERE, new Value.NotKnown(HERE), problems))
                .isEmpty();
        assertThat(problems.toList()).isEmpty();
    }
}
