package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways into a cluster: its URL, psql, and the prompt for those who have no psql. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectIT {
    private static final Path PSQL = Path.of("/usr/bin/psql");

    /** What a user has set for another server, and a time zone. */
    private static final Map<String, String> OF_ANOTHER_SERVER = Map.of(
            "PGTZ", "UTC",
            "PGHOSTADDR", "192.0.2.1",
            "PGOPTIONS", "-c default_transaction_read_only=on",
            "PGREQUIREAUTH", "none",
            "PGTARGETSESSIONATTRS", "standby");

    /** Errors of our own prompt have their SQLSTATE besides. */
    private static final Pattern SQLSTATE = Pattern.compile("(?m)^ERROR:  [0-9A-Z]{5}: ");

    private static final String STATEMENTS = """
            select 1;
            select null as n, 'a' as b, 1.5::numeric as c, true as d, 'x
            y' as lines;
            create table t(id int primary key, name text, at timestamptz default '2020-01-01 00:00:00+00');
            insert into t values (1, 'one'), (2, null), (3, 'drei ü 漢字');
            select * from t order by id;
            select name, id from t where id > 99;
            update t set name = 'x' where id = 1 returning id;
            select nothing from t;
            insert into t values (1, 'dup');
            do $$ begin raise notice 'hello; %', 1; end $$;
            do $$ begin perform nope(1); end $$;
            begin; select 2; rollback;
            select;
            /* a; b */ select 'it''s; -- no' as "q;"; -- end
            select E'a\\'b;c', 'tab	x', E'\\r', E'\\x01', '{1,2}'::int[], '{"a":1}'::jsonb, '\\xdead'::bytea;
            select 1e30::float8, 'NaN'::float4, interval '1 day', '12.50'::money, 'abc'::name, 7::oid, '8'::xid;
            show timezone;
            table t
            ;
            values (1, 'a'), (22, 'bb');
            select 'a text that makes this line long, longer than what is shown' from a_table_that_is_missing where y = 1;
            create table if not exists t();
            copy t (id, name) from stdin; select count(*) from t;
            4	four; drop table t; --
            5	\\N
            \\.
            copy t (id, name) from stdin with (format csv);
            6,"a
            b"
            7,wrong,many
            8,eight
            \\.
            copy (select id, name from t order by id) to stdout (format csv);
            drop table t;
            select 5
            """;

    private Desk desk;

    @BeforeAll
    void open() throws Exception {
        desk = Desk.open();
        Path file = desk.definition("small", """
                project 'small'
                organization 'personal'
                cluster('small-db') { region 'ams'; replicas 0; database('small') }
                """);
        desk.expect(0, "apply", "--local", "--yes", Desk.folderOf(file));
    }

    @AfterAll
    void close() throws IOException {
        desk.close();
    }

    @Test
    void the_url_is_masked_until_it_is_asked_for_and_then_it_works() throws Exception {
        String password = desk.api().secret("small-db", "OPERATOR_PASSWORD");

        Ran masked = desk.expect(0, "url", "--local", "small-db");
        Ran revealed = desk.expect(0, "url", "--local", "--reveal", "--database", "small", "small-db");

        assertThat(masked.out())
                .matches("postgres://postgres:\\*\\*\\*@127\\.[0-9.]+:5432/postgres\\?sslmode=disable\n");
        assertThat(masked.err()).isEmpty();
        assertThat(revealed.out()).contains(password);
        try (var connection = LocalApi.login(revealed.out().strip())) {
            assertThat(LocalApi.rows(connection, "SELECT current_database()")).containsExactly("small");
        }
        assertThat(desk.expect(0, "url", "--local", Desk.folderOf(desk.root().resolve("small/it.flypg.groovy")))
                        .out())
                .isEqualTo(masked.out());
        assertThat(desk.expect(1, "url", "--local", "large-db").err()).contains("No such cluster", "large-db");
    }

    @Test
    void the_built_in_prompt_answers_as_psql_does() throws Exception {
        assertThat(PSQL).as("psql, which .ci/run installs").exists();
        Ran psql = talk(psql(), STATEMENTS);
        Ran prompt = talk(nothing(), STATEMENTS);

        assertThat(psql.out()).contains("(3 rows)", "UPDATE 1");
        assertEquals(psql.out(), prompt.out());
        assertThat(prompt.err()).containsPattern(SQLSTATE);
        assertEquals(psql.err(), SQLSTATE.matcher(prompt.err()).replaceAll("ERROR:  "));
        assertThat(prompt.code()).isEqualTo(psql.code()).isZero();
    }

    @Test
    void the_data_of_a_copy_is_never_run_as_statements() throws Exception {
        Ran ran = talk(nothing(), """
                create table precious (id int);
                copy gone (line) from stdin;
                x'; drop table precious; --
                drop table precious;
                \\.
                select count(*) as kept from precious;
                copy precious from stdin;
                1
                """);

        assertThat(ran.out()).isEqualTo("CREATE TABLE\n kept \n------\n    0\n(1 row)\n\nCOPY 1\n");
        assertThat(ran.err()).contains("relation \"gone\" does not exist").doesNotContain("syntax");
    }

    @Test
    void an_answer_that_does_not_fit_into_memory_is_a_problem_and_can_be_copied_out() throws Exception {
        Ran large = talk(nothing(), "select repeat('x', 1000) from generate_series(1, 600000);\nselect 'went on';\n");
        Ran copied = talk(
                nothing(),
                "copy (select repeat('x', 1000) from generate_series(1, 50000)) to stdout;\nselect 'went on';\n");

        assertThat(large.code()).isEqualTo(1);
        assertThat(large.err()).contains("Answer too large", "LIMIT");
        assertThat(large.out()).isEmpty();
        assertThat(copied.code()).isZero();
        assertThat(copied.out().lines().count()).isEqualTo(50_005);
    }

    @Test
    void told_to_stop_at_an_error_both_do() throws Exception {
        String script = "\\set ON_ERROR_STOP on\nselect 1;\nwrong;\nselect 2;\n";
        Ran psql = talk(psql(), script);
        Ran prompt = talk(nothing(), script);

        assertEquals(psql.out(), prompt.out());
        assertThat(prompt.code()).isEqualTo(psql.code()).isEqualTo(3);
    }

    @Test
    void the_built_in_prompt_has_commands_of_its_own() throws Exception {
        Ran ran = talk(
                nothing(), "\\l\n\\c small\ncreate table mine (id int not null);\n\\d\n\\d mine\n\\?\n\\q\nselect 1;");

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("List of databases", "small_owner", "connected to database \"small\"")
                .contains("public | mine | table | postgres", "id     | integer", "not null", "leave")
                .doesNotContain("?column?");
    }

    @Test
    void a_dump_moves_between_databases_and_is_guarded_as_psql_guards_it() throws Exception {
        String dump = """
                \\restrict k3Y
                \\unrestrict k3Y
                create database "Or ""ders";
                \\connect small
                select current_database();
                \\connect "Or ""ders"
                select current_database();
                \\c postgres
                drop database "Or ""ders";
                """;
        Ran psql = talk(psql(), dump);
        Ran prompt = talk(nothing(), dump);

        // the user's name is in psql's line for it
        assertEquals(psql.out().replace(" as user \"postgres\"", ""), prompt.out());
        assertThat(prompt.err()).isEmpty();
        assertThat(prompt.code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\connect nosuch",
                "\\connect",
                "\\c small postgres",
                "\\c -reuse-previous=on \"dbname='small'\"",
                "\\i other.sql",
                "\\set x 1",
                "\\restrict k3Y\n\\c small",
                "select 2 \\g",
            })
    void a_script_ends_where_it_cannot_be_followed_and_is_not_run_in_another_database(String command) throws Exception {
        Ran ran = talk(nothing(), command + "\nselect 'went on';\n");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).isNotEmpty().doesNotContain("goes on where this stopped");
    }

    @Test
    void psql_gets_its_arguments_and_its_exit_code_is_passed_on_and_nobody_sees_the_password() throws Exception {
        Path folder = Files.createDirectory(desk.root().resolve("fake"));
        Path fake = folder.resolve("psql");
        Files.writeString(fake, """
                #!/bin/sh
                echo "arguments: $*"
                echo "line: $(tr '\\0' ' ' </proc/$$/cmdline) $(tr '\\0' ' ' </proc/$PPID/cmdline)"
                echo "kept: $PGTZ; gone: $PGOPTIONS$PGHOSTADDR$PGREQUIREAUTH$PGTARGETSESSIONATTRS."
                echo "to: $PGUSER at $PGHOST:$PGPORT/$PGDATABASE with $PGPASSWORD"
                exit 7
                """);
        Files.setPosixFilePermissions(fake, PosixFilePermissions.fromString("rwxr-xr-x"));
        String password = desk.api().secret("small-db", "OPERATOR_PASSWORD");

        Map<String, String> variables = new HashMap<>(OF_ANOTHER_SERVER);
        variables.put("PATH", folder + ":/usr/bin:/bin");

        Ran ran =
                desk.flypg(variables, "connect", "--local", "small-db", "-d", "small", "--", "--csv", "-c", "select 1");

        assertThat(ran.code()).isEqualTo(7);
        assertThat(ran.out())
                .contains("arguments: --csv -c select 1", "kept: UTC; gone: .")
                .containsPattern("to: postgres at 127\\.[0-9.]+:5432/small with " + Pattern.quote(password));
        assertThat(ran.out().lines().filter(line -> line.startsWith("line: ")))
                .singleElement()
                .satisfies(line -> assertThat(line).doesNotContain(password));
    }

    @Test
    void without_psql_its_arguments_are_refused() throws Exception {
        Ran ran = desk.flypg(Map.of("PATH", nothing()), "connect", "--local", "small-db", "--", "--csv");

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("No psql", "postgresql-client");
    }

    private Ran talk(String path, String statements) throws IOException, InterruptedException {
        return desk.flypgReading(
                statements, Map.of("PATH", path, "LC_ALL", "C.UTF-8"), "connect", "--local", "small-db");
    }

    private static String psql() {
        return "/usr/bin:/bin";
    }

    private String nothing() {
        return desk.home().toString();
    }
}
