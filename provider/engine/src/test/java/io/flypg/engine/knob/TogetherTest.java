package io.flypg.engine.knob;

import static io.flypg.engine.knob.Written.HERE;
import static io.flypg.engine.knob.Written.flag;
import static io.flypg.engine.knob.Written.read;
import static io.flypg.engine.knob.Written.text;
import static io.flypg.engine.knob.Written.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class TogetherTest {
    @Test
    void a_librarys_knob_needs_the_library() {
        KnobValue knob = read("pg_stat_statements.max", whole(10_000));

        assertThat(problems(knob))
                .extracting(Problem::hint)
                .containsExactly("add 'pg_stat_statements' to shared_preload_libraries");
        assertThat(problems(knob, read("shared_preload_libraries", text("pg_stat_statements"))))
                .isEmpty();
        assertThat(problems(read("auto_explain.log_analyze", flag(true))))
                .extracting(Problem::hint)
                .containsExactly("add 'auto_explain' to session_preload_libraries");
    }

    @Test
    void what_would_keep_postgresql_from_starting_is_refused() throws IOException {
        List<KnobValue> statistics =
                List.of(read("log_statement_stats", flag(true)), read("log_parser_stats", flag(true)));
        List<KnobValue> reserved =
                List.of(read("max_connections", whole(20)), read("superuser_reserved_connections", whole(20)));

        assertThat(problems(statistics)).extracting(Problem::summary).containsExactly("Knobs exclude each other");
        assertThat(problems(reserved)).extracting(Problem::summary).containsExactly("Too many connections reserved");
        assertDoesNotStart(statistics);
        assertDoesNotStart(reserved);
    }

    private static void assertDoesNotStart(List<KnobValue> values) throws IOException {
        try (EmbeddedServer server = EmbeddedServer.start(17)) {
            server.configure(values.stream()
                    .map(value -> value.knob().name() + " = " + value.sent())
                    .toList());
            assertThatThrownBy(server::restart).hasMessageContaining("did not start");
        }
    }

    @Test
    void an_apps_own_setting_is_taken_for_a_role_and_a_database() {
        Problems problems = new Problems();

        assertThat(Knobs.of(17).forRole("app.tenant", HERE, text("7"), problems))
                .isPresent();
        assertThat(Knobs.of(17).forDatabase("app.tenant", HERE, text("a=b"), problems))
                .isPresent();
        assertThat(problems.toList()).isEmpty();
    }

    @Test
    void a_setting_of_a_library_nobody_knows_is_a_warning_for_a_cluster() {
        Problems problems = new Problems();

        assertThat(Knobs.of(17).forCluster("pgaudit.log", HERE, text("ddl"), problems))
                .isPresent();
        assertThat(problems.hasErrors()).isFalse();
        assertThat(Knobs.of(17).forCluster("pg_stat_statments.max", HERE, whole(1), problems))
                .isEmpty();
        assertThat(Knobs.of(17).forRole("pg_trgm.nonsense", HERE, whole(1), problems))
                .isEmpty();
        assertThat(problems.toList())
                .extracting(Problem::summary)
                .contains("Unknown knob", "Knob not in the catalogue");
    }

    private static List<Problem> problems(KnobValue... values) {
        return problems(Arrays.asList(values));
    }

    private static List<Problem> problems(List<KnobValue> values) {
        return Knobs.of(17)
                .together(
                        values.stream()
                                .collect(Collectors.toMap(value -> value.knob().name(), Function.identity())),
                        _ -> HERE);
    }
}
