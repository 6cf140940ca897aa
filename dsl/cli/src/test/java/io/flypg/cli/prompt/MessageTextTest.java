package io.flypg.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.postgres.talk.Answer.Message;
import io.flypg.postgres.talk.Answer.Where;
import org.junit.jupiter.api.Test;

class MessageTextTest {
    @Test
    void an_error_has_its_state_its_place_and_whatever_else_was_said() {
        Message error = new Message(
                "ERROR",
                "42703",
                "column \"b\" does not exist",
                "a detail",
                "a hint",
                new Where(17, "", "a context"),
                true);

        assertThat(MessageText.of(error, "select 1,\n\tä, b from t;")).isEqualTo("""
                ERROR:  42703: column "b" does not exist
                LINE 2:  ä, b from t;
                              ^
                DETAIL:  a detail
                HINT:  a hint
                CONTEXT:  a context
                """);
    }

    @Test
    void a_notice_is_short() {
        Message notice = new Message("NOTICE", "00000", "hello", "", "", new Where(0, "", "somewhere"), false);

        assertThat(MessageText.of(notice, "do it")).isEqualTo("NOTICE:  hello\n");
    }

    @Test
    void in_a_statement_of_a_function_the_place_is_in_that_one() {
        Message error = new Message("ERROR", "42883", "no f", "", "", new Where(8, "SELECT f()", ""), true);

        assertThat(MessageText.of(error, "do something else")).isEqualTo("""
                ERROR:  42883: no f
                LINE 1: SELECT f()
                               ^
                QUERY:  SELECT f()
                """);
    }
}
