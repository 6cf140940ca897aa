package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.Golden;
import io.flypg.cli.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {
    private final Calls calls = new Calls();

    @Test
    void tells_about_a_knob_a_word_and_a_problem() {
        calls.look = Screen.TERMINAL;
        String all = calls.run("explain", "shared_buffers").out()
                + "\n" + calls.run("explain", "readReplicas").out()
                + "\n" + calls.run("explain", "Unknown", "word").out();

        Golden.assertMatches("explain.txt", all);
    }

    @Test
    void a_word_may_be_called_by_the_end_of_its_path() {
        assertThat(calls.run("explain", "machine.memory").out())
                .contains("cluster.machine.memory", "cluster.readReplicas.machine.memory");
        assertThat(calls.run("explain", "cluster.machine.memory").out()).doesNotContain("readReplicas");
    }

    @Test
    void a_problem_may_be_called_by_its_code() {
        assertThat(calls.run("explain", "a-word-takes-no").out()).startsWith("A word takes no =");
    }

    @Test
    void a_knob_that_may_not_be_set_says_why() {
        assertThat(calls.run("explain", "port").out())
                .contains("not settable  The proxy and the checks of the image look for PostgreSQL")
                .doesNotContain("set for");
    }

    @ParameterizedTest
    @CsvSource({"io_method, 15, 18 and later", "db_user_namespace, 18, up to 16", "work_mem, 16, 15 to 18"})
    void a_knob_is_found_in_whatever_major_has_it(String knob, String major, String majors) {
        Calls.Result result = calls.run("explain", knob, "--postgres", major);

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("postgres", majors);
    }

    @ParameterizedTest
    @CsvSource({"max_conections, max_connections", "replicsa, replicas", "unknown-wrod, unknown-word"})
    void what_nobody_knows_is_bad_input_with_what_was_meant(String word, String meant) {
        Calls.Result result = calls.run("explain", word);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("error: Nothing to explain", "did you mean '" + meant + "'?");
    }

    @Test
    void a_major_that_there_is_not_is_bad_input() {
        Calls.Result result = calls.run("explain", "work_mem", "--postgres", "9");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("15, 16, 17, 18");
    }

    @Test
    void programs_get_json() {
        assertThat(calls.run("explain", "work_mem", "--json").out())
                .startsWith("{\"format\":1,\"articles\":[{\"kind\":\"knob\",\"name\":\"work_mem\",\"text\":\"Sets")
                .contains("\"default\":\"4 MB\"");
    }
}
