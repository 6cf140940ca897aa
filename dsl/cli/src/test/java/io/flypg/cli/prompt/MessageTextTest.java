package io.flypg.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.postgres.talk.Answer;
import io.flypg.postgres.talk.Answer.Message;
import io.flypg.postgres.talk.Answer.Where;
import java.util.List;
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

    @Test
    void nothing_in_a_message_steers_the_terminal() {
        String evil = "a\u001b]0;title\u0007b\u009b2J\rc";
        String shown = "a\\x1B]0;title\\x07b\\u009B2J\\rc";
        Message error = new Message("ERROR", "P0001", evil, evil, evil, new Where(13, evil + " " + evil, evil), true);

        assertThat(MessageText.of(error, "do it"))
                .isEqualTo("""
                ERROR:  P0001: %1$s
                LINE 1: %1$s %1$s
                %2$s^
                DETAIL:  %1$s
                HINT:  %1$s
                QUERY:  %1$s %1$s
                CONTEXT:  %1$s
                """.formatted(shown, " ".repeat("LINE 1: ".length() + shown.indexOf("\\u009B"))));
    }

    @Test
    void neither_does_a_title() {
        Answer.Rows rows = new Answer.Rows(List.of(new Answer.Column("a", false)), List.of());

        assertThat(AlignedTable.of("Columns of \u001bc", rows)).startsWith("Columns of \\x1Bc\n");
    }
}
