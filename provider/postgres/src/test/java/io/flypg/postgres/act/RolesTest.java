package io.flypg.postgres.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flypg.postgres.Node;
import io.flypg.postgres.reach.Credentials;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.reach.PostgresException.Kind;
import io.flypg.postgres.server.Poll;
import io.flypg.postgres.server.Server;
import io.flypg.postgres.server.SharedServer;
import io.flypg.postgres.server.Tenant;
import io.flypg.postgres.state.RoleState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class RolesTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Server server = SharedServer.get();
    private final Node node = server.node();

    @Test
    void putting_twice_gives_the_same_role() {
        RoleWanted wanted = new RoleWanted("put_twice", true, 5, Set.of("pg_monitor"), Optional.of("o'ne\\"));
        node.roles().put(wanted);
        node.roles().put(wanted);

        RoleState role = role("put_twice");
        assertThat(role.login()).isTrue();
        assertThat(role.connectionLimit()).isEqualTo(5);
        assertThat(role.memberOf()).containsExactly("pg_monitor");
        assertThat(role.comment()).contains("o'ne\\");
        assertThat(role.hasPassword()).isFalse();
    }

    @Test
    void putting_takes_away_power_that_nobody_declared_but_no_membership() {
        server.sql("postgres", "CREATE ROLE too_powerful SUPERUSER CREATEROLE CREATEDB LOGIN");
        server.sql("postgres", "GRANT pg_monitor TO too_powerful");
        node.roles().put(new RoleWanted("too_powerful", false, -1, Set.of(), Optional.empty()));

        assertThat(role("too_powerful").superuser()).isFalse();
        assertThat(role("too_powerful").login()).isFalse();
        assertThat(role("too_powerful").memberOf()).containsExactly("pg_monitor");
    }

    @Test
    void the_comment_can_be_replaced_alone() {
        node.roles().put(RoleWanted.owner("commented", "before"));
        node.roles().comment("commented", "after");
        node.roles().comment("commented", "after");

        assertThat(role("commented").comment()).contains("after");
    }

    @Test
    void a_password_works_and_never_stands_in_the_servers_log() {
        String password = "s3cret 'with\" \\quotes; é";
        node.roles().put(new RoleWanted("with password", true, -1, Set.of(), Optional.empty()));
        server.sql("postgres", "ALTER ROLE postgres SET log_statement = 'all'");
        try {
            node.roles().setPassword("with password", password);
            node.roles().setPassword("with password", password);
        } finally {
            server.sql("postgres", "ALTER ROLE postgres RESET log_statement");
        }

        assertThat(server.refusal("postgres", new Credentials("with password", password), "SELECT 1"))
                .isEmpty();
        assertThat(server.refusal("postgres", new Credentials("with password", password + "x"), "SELECT 1"))
                .isEqualTo("28P01");
        assertThat(server.log())
                .contains("ALTER ROLE \"with password\" PASSWORD")
                .doesNotContain("s3cret");
    }

    @Test
    void passwords_of_several_roles_are_set_all_or_none() {
        for (String role : List.of("pw one", "pw two")) {
            node.roles().put(new RoleWanted(role, true, -1, Set.of(), Optional.empty()));
        }
        node.roles().setPasswords(new TreeMap<>(Map.of("pw one", "first", "pw two", "second")));

        assertThatThrownBy(
                        () -> node.roles().setPasswords(new TreeMap<>(Map.of("pw one", "third", "pw zero", "fourth"))))
                .hasMessageContaining("set the passwords of pw one, pw zero")
                .hasMessageNotContaining("third");

        assertThat(server.refusal("postgres", new Credentials("pw one", "first"), "SELECT 1"))
                .isEmpty();
        assertThat(server.refusal("postgres", new Credentials("pw two", "second"), "SELECT 1"))
                .isEmpty();
    }

    @Test
    void dropping_a_login_ends_it_and_leaves_what_it_made() throws SQLException {
        Tenant tenant = Tenant.create(server, "dropping");
        tenant.sql("CREATE TABLE by_owner AS SELECT 1 AS x");
        tenant.sql("RESET ROLE; SET ROLE NONE; CREATE TABLE by_login AS SELECT 2 AS x");
        server.sql("dropping", "GRANT SELECT ON by_owner TO dropping_app");
        try (Connection connected = server.connect("dropping", tenant.login())) {
            node.roles().drop("dropping_app");
            node.roles().drop("dropping_app");

            assertThat(connected.isValid(5)).isFalse();
        }
        assertThat(node.contents(Set.of()).roles()).doesNotContainKey("dropping_app");
        assertThat(server.texts("dropping", "SELECT tableowner FROM pg_tables WHERE tablename LIKE 'by_%'"))
                .containsExactly("dropping_owner", "dropping_owner");
        assertThat(server.texts("dropping", "SELECT x FROM by_login")).containsExactly("2");
    }

    @Test
    void a_role_that_owns_a_database_is_not_dropped() {
        Tenant.create(server, "owning");

        assertThatThrownBy(() -> node.roles().drop("owning_owner"))
                .isInstanceOfSatisfying(
                        PostgresException.class, e -> assertThat(e.kind()).isEqualTo(Kind.IN_USE))
                .hasMessageContaining("owns database owning");
        assertThat(role("owning_owner").comment()).contains("test");
    }

    @Test
    void sessions_of_a_role_are_ended_and_it_may_come_back() throws SQLException {
        Tenant tenant = Tenant.create(server, "coming_back");
        try (Connection connected = server.connect("coming_back", tenant.login())) {
            node.roles().endSessions("coming_back_app", LIMIT);

            assertThat(connected.isValid(5)).isFalse();
        }
        tenant.sql("SELECT 1");
    }

    @Test
    void a_creation_that_was_cut_off_leaves_nothing_and_succeeds_the_next_time() throws SQLException {
        RoleWanted wanted = RoleWanted.owner("cut_off", "ours");
        try (Connection blocker = server.connect("postgres");
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("CREATE ROLE cut_off");
            CompletableFuture<Void> putting = CompletableFuture.runAsync(
                    () -> node.roles().put(wanted),
                    command -> Thread.ofVirtual().start(command));
            endOurSession();

            assertThat(catchThrowableOfType(CompletionException.class, putting::join))
                    .cause()
                    .isInstanceOfSatisfying(
                            PostgresException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
            blocker.rollback();
        }
        assertThat(node.contents(Set.of()).roles()).doesNotContainKey("cut_off");

        node.roles().put(wanted);
        assertThat(role("cut_off").comment()).contains("ours");
    }

    @Test
    void somebody_else_creating_the_same_role_at_the_same_time_is_no_error() throws SQLException {
        try (Connection other = server.connect("postgres");
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("CREATE ROLE at_once SUPERUSER");
            CompletableFuture<Void> putting = CompletableFuture.runAsync(
                    () -> node.roles().put(RoleWanted.owner("at_once", "ours")),
                    command -> Thread.ofVirtual().start(command));
            Poll.until("our session waits", LIMIT, () -> !waiting().isEmpty());
            other.commit();
            putting.join();
        }
        assertThat(role("at_once").superuser()).isFalse();
        assertThat(role("at_once").comment()).contains("ours");
    }

    private void endOurSession() {
        Poll.until("our session waits", LIMIT, () -> !waiting().isEmpty());
        waiting().forEach(pid -> server.sql("postgres", "SELECT pg_terminate_backend(" + pid + ")"));
    }

    private List<String> waiting() {
        return server.texts(
                "postgres",
                "SELECT pid FROM pg_stat_activity WHERE application_name = 'flypg' AND wait_event_type = 'Lock'");
    }

    private RoleState role(String name) {
        return node.contents(Set.of()).role(name).orElseThrow();
    }
}
