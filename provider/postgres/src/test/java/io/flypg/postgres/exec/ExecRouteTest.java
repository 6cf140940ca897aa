package io.flypg.postgres.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flypg.postgres.Node;
import io.flypg.postgres.Nodes;
import io.flypg.postgres.act.RoleWanted;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.reach.PostgresException.Kind;
import io.flypg.postgres.reach.Row;
import io.flypg.postgres.server.Server;
import io.flypg.postgres.server.SharedServer;
import io.flypg.postgres.sql.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Through psql, a node is what it is over a connection of our own. */
class ExecRouteTest {

    private static final String HOSTILE = "\\! touch /tmp/x ' \" $$ :'a' ?; -- \n{\"a\",b}\\N";

    private final Server server = SharedServer.get();
    private final ExecRoute route = new ExecRoute(HostShell.of(server));
    private final Node direct = server.node();
    private final Node node = new Nodes(route).at(server.address());

    @Test
    void both_routes_read_the_same() {
        assertThat(node.state(Set.of("work_mem", "max_connections")).settings())
                .isEqualTo(direct.state(Set.of("work_mem", "max_connections")).settings());
        assertThat(node.state().members()).isEqualTo(direct.state().members());
        assertThat(node.contents(Set.of("repmgr"))).isEqualTo(direct.contents(Set.of("repmgr")));
        assertThat(node.availableExtensions()).containsAll(direct.availableExtensions());
    }

    @Test
    void arguments_arrive_as_they_are() {
        try (Session session = Session.reading(route, server.address(), "postgres", "ask")) {
            Row row = session.one(
                    "SELECT ?::text, ?::text[], ?::int + 1, ?::boolean, NULL, '' FROM pg_database WHERE datname = 'postgres'",
                    answer -> answer,
                    HOSTILE,
                    List.of(HOSTILE, "", "plain", "a,b", "{}"),
                    41,
                    true);

            assertThat(row.text(1)).isEqualTo(HOSTILE);
            assertThat(row.list(2)).containsExactly(HOSTILE, "", "plain", "a,b", "{}");
            assertThat(row.count(3)).isEqualTo(42);
            assertThat(row.flag(4)).isTrue();
            assertThat(row.maybe(5)).isEmpty();
            assertThat(row.text(6)).isEmpty();
        }
    }

    @Test
    void statements_are_input_and_no_arguments() {
        List<String> arguments = new ArrayList<>();
        HostShell shell = HostShell.of(server);
        ExecRoute watched = new ExecRoute((argv, input, limit) -> {
            arguments.addAll(argv);
            return shell.run(argv, input, limit);
        });
        Node seen = new Nodes(watched).at(server.address());

        seen.roles().put(RoleWanted.owner("exec_secret", "test"));
        seen.roles().setPassword("exec_secret", "hunter22");
        seen.roles().drop("exec_secret");

        assertThat(arguments).noneMatch(word -> word.contains("exec_secret") || word.contains("SCRAM"));
    }

    @Test
    void what_is_set_holds_for_the_statements_that_follow() {
        try (Session session = Session.acting(route, server.address(), "postgres", "set")) {
            session.execute("SET work_mem = '7MB'");

            List<String> seen = session.one(
                    "SELECT ARRAY[current_setting('work_mem'), current_setting('search_path')]", row -> row.list(1));
            assertThat(seen).containsExactly("7MB", "pg_catalog");
        }
    }

    @Test
    void all_or_none_of_a_transaction_take_effect() {
        try (Session session = Session.acting(route, server.address(), "postgres", "create")) {
            PostgresException e =
                    failure(() -> session.inTransaction(List.of("CREATE ROLE exec_half", "CREATE ROLE postgres")));

            assertThat(e.kind()).isEqualTo(Kind.EXISTS);
            assertThat(e).hasMessageContaining("role \"postgres\" already exists (SQLSTATE 42710)");
            assertThat(direct.contents(Set.of()).roles()).doesNotContainKey("exec_half");
        }
    }

    @Test
    void refusals_are_of_the_same_kind_as_over_a_connection() {
        assertThat(failure(() -> node.extensions().drop("no such database", "citext"))
                        .kind())
                .isEqualTo(Kind.MISSING);
        assertThat(failure(() -> node.databases().create("exec_used", "nobody", "UTF8", Optional.empty()))
                        .kind())
                .isEqualTo(Kind.MISSING);
        assertThat(failure(() -> node.databases().create("exec_used", "postgres", "UTF8", Optional.of("xx_YY")))
                        .kind())
                .isEqualTo(Kind.OTHER);
    }

    @Test
    void a_statement_that_takes_too_long_is_given_up_by_the_server() {
        try (Session session = Session.reading(route, server.address(), "postgres", "sleep")) {
            session.limit(Duration.ofMillis(200));

            assertThat(failure(() -> session.execute("SELECT pg_sleep(30)")).kind())
                    .isEqualTo(Kind.TIMEOUT);
        }
    }

    @Test
    void a_guest_without_psql_and_an_answer_that_was_cut_are_unreachable() {
        ExecRoute without = new ExecRoute((_, _, _) -> new GuestShell.Output(127, "", "psql: command not found"));
        ExecRoute cut = new ExecRoute((_, _, _) -> new GuestShell.Output(0, "half of an ans", ""));

        assertThat(failure(new Nodes(without).at(server.address())::state))
                .hasMessageContaining("the guest has no psql")
                .returns(Kind.UNREACHABLE, PostgresException::kind);
        assertThat(failure(new Nodes(cut).at(server.address())::state))
                .hasMessageContaining("not the whole answer")
                .returns(Kind.UNREACHABLE, PostgresException::kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Connection refused | UNREACHABLE",
                "No such file or directory | UNREACHABLE",
                "FATAL:  the database system is starting up | UNREACHABLE",
                "FATAL:  the database system is not yet accepting connections | UNREACHABLE",
                "FATAL:  database \"orders\" does not exist | MISSING",
                "FATAL:  password authentication failed for user \"postgres\" | AUTHENTICATION",
                "FATAL:  Peer authentication failed for user \"postgres\" | AUTHENTICATION",
                "FATAL:  role \"postgres\" does not exist | AUTHENTICATION",
                "FATAL:  no pg_hba.conf entry for host \"[local]\", user \"postgres\" | AUTHENTICATION",
                "FATAL:  sorry, too many clients already | OTHER",
                "FATAL:  permission denied for database \"orders\" | OTHER",
                "FATAL:  something new | OTHER",
            })
    void a_server_that_takes_no_session_is_told_from_one_that_is_not_there(String reason, Kind kind) {
        String said = "psql: error: connection to server on socket \"/tmp/.s.PGSQL.5433\" failed: " + reason;
        ExecRoute refused = new ExecRoute((_, _, _) -> new GuestShell.Output(2, "", said));

        assertThat(failure(new Nodes(refused).at(server.address())::state))
                .hasMessageContaining(reason)
                .returns(kind, PostgresException::kind);
    }

    private static PostgresException failure(Runnable call) {
        return catchThrowableOfType(PostgresException.class, call::run);
    }
}
