package io.flypg.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsTest {
    private final Statements statements = new Statements();

    @Test
    void a_line_may_hold_several_statements_and_a_statement_several_lines() {
        assertThat(statements.add("select 1; select")).containsExactly("select 1;");
        assertThat(statements.add("  2;")).containsExactly("select\n  2;");
        assertThat(statements.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'a;b';",
                "select 'it''s; so';",
                "select E'it\\'s; so';",
                "select \"a;\"\"b\";",
                "select $$a;b$$;",
                "select $x$a;$$;b$x$;",
                "select 1 /* a; /* b; */ c; */;",
                "select (1; 2);",
                "select a$b$c;",
                "create function f() returns int begin atomic select 1; select case when true then 2 end; end;",
            })
    void a_semicolon_that_is_part_of_something_ends_nothing(String statement) {
        assertThat(statements.add(statement)).containsExactly(statement);
    }

    @Test
    void a_semicolon_in_a_comment_at_the_end_of_a_line_ends_nothing() {
        assertThat(statements.add("select 1 -- not; yet")).isEmpty();
        assertThat(statements.add(";")).containsExactly("select 1 -- not; yet\n;");
    }

    @Test
    void begin_is_a_statement_of_its_own_outside_of_routines() {
        assertThat(statements.add("begin; select 1; end;")).containsExactly("begin;", "select 1;", "end;");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            select 1;       | =
            select          | -
            select 'a       | '
            select "a       | "
            select $x$ a    | $
            select /* a     | *
            select (1,      | (
            -- nothing yet  | =
            ;               | =
            """)
    void the_prompt_shows_what_is_still_open(String line, char sign) {
        statements.add(line);

        assertThat(statements.sign()).isEqualTo(sign);
    }

    @Test
    void what_is_left_at_the_end_is_a_statement_unless_it_is_cut_off_within_a_text() {
        statements.add("select 5");
        assertThat(statements.rest()).containsExactly("select 5");
        statements.add("select 'five");
        assertThat(statements.rest()).isEmpty();
        assertThat(statements.rest()).isEmpty();
    }

    @Test
    void what_was_begun_can_be_forgotten() {
        statements.add("select ('a");
        statements.clear();

        assertThat(statements.add("select 2;")).isEqualTo(List.of("select 2;"));
    }
}
