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
        assertThat(texts(statements.add("select 1; select"))).containsExactly("select 1;");
        assertThat(texts(statements.add("  2;"))).containsExactly("select\n  2;");
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
        assertThat(texts(statements.add(statement))).containsExactly(statement);
    }

    @Test
    void a_semicolon_in_a_comment_at_the_end_of_a_line_ends_nothing() {
        assertThat(texts(statements.add("select 1 -- not; yet"))).isEmpty();
        assertThat(texts(statements.add(";"))).containsExactly("select 1 -- not; yet\n;");
    }

    @Test
    void begin_is_a_statement_of_its_own_outside_of_routines() {
        assertThat(texts(statements.add("begin; select 1; end;"))).containsExactly("begin;", "select 1;", "end;");
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
        assertThat(texts(statements.rest())).containsExactly("select 5");
        statements.add("select 'five");
        assertThat(texts(statements.rest())).isEmpty();
        assertThat(texts(statements.rest())).isEmpty();
    }

    @Test
    void what_was_begun_can_be_forgotten() {
        statements.add("select ('a");
        statements.clear();

        assertThat(texts(statements.add("select 2;"))).isEqualTo(List.of("select 2;"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            COPY public.t (id, name) FROM stdin;                       | IN
            copy t from stdout with (format csv);                      | IN
            -- data; \\n /* of */ copy "from" /* here */ from stdin;     | IN
            copy (select stdin from stdin) to stdout;                  | OUT
            copy (select a from stdin) to '/tmp/stdin';                | NONE
            copy t from '/tmp/from stdin';                             | NONE
            copy t from program 'stdin';                               | NONE
            select copy from stdin;                                    | NONE
            begin; copy t from stdin;                                  | IN
            """)
    void a_copy_that_moves_data_between_the_server_and_the_prompt_is_known(String lines, Statement.Copy copy) {
        List<Statement> all = lines.replace("\\n", "\n")
                .lines()
                .flatMap(line -> statements.add(line).stream())
                .toList();

        assertThat(all.getLast().copy()).isEqualTo(copy);
    }

    @Test
    void statements_are_read_in_as_many_steps_as_they_have_letters() {
        String line = "(123456789, 'some text', $$ a body $$) /* of */, -- a row";
        statements.add("insert into t values");
        for (int i = 0; i < 200_000; i++) {
            assertThat(statements.add(line)).isEmpty();
        }
        assertThat(statements.add("(1);"))
                .singleElement()
                .satisfies(one -> assertThat(one.text()).hasSizeGreaterThan(200_000 * line.length()));

        assertThat(statements.add("select 1;".repeat(500_000))).hasSize(500_000);
        assertThat(statements.add("select " + "x".repeat(2_000_000) + ";")).hasSize(1);
    }

    private static List<String> texts(List<Statement> statements) {
        return statements.stream().map(Statement::text).toList();
    }
}
