package io.flypg.postgres.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flypg.postgres.Nodes;
import io.flypg.postgres.reach.PostgresException.Kind;
import io.flypg.postgres.server.Server;
import io.flypg.postgres.server.SharedServer;
import io.flypg.postgres.sql.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static final Limits SHORT =
            new Limits(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(200));

    private final Server server = SharedServer.get();

    @Test
    void a_wrong_password_is_named_as_such_and_not_shown() {
        DirectRoute route = new DirectRoute(new Credentials("postgres", "wrong-and-secret"));

        PostgresException e = failure(new Nodes(route).at(server.address())::state);

        assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION);
        assertThat(e.sqlState()).contains("28P01");
        assertThat(e)
                .hasMessageContaining("Cannot read the node on " + server.address())
                .hasMessageContaining("password authentication failed")
                .hasMessageNotContaining("wrong-and-secret");
    }

    @Test
    void nothing_listening_is_unreachable() {
        NodeAddress nobody = new NodeAddress(server.address().host(), 1, 1);

        assertThat(failure(new Nodes(new DirectRoute(Server.OPERATOR, SHORT)).at(nobody)::state)
                        .kind())
                .isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void a_server_that_accepts_and_says_nothing_is_given_up() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            NodeAddress node = new NodeAddress("127.0.0.1", silent.getLocalPort(), 1);

            assertThat(failure(new Nodes(new DirectRoute(Server.OPERATOR, SHORT)).at(node)::state)
                            .kind())
                    .isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void the_server_itself_gives_up_a_statement_that_takes_too_long() {
        SqlRoute route = new DirectRoute(Server.OPERATOR, SHORT);
        try (Session session = Session.acting(route, server.address(), "postgres", "sleep")) {
            PostgresException e = failure(() -> session.execute("SELECT pg_sleep(30)"));

            assertThat(e.kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(e.sqlState()).contains("57014");
            int stillThere = session.one("SELECT 1", row -> row.count(1));
            assertThat(stillThere).isEqualTo(1);
        }
    }

    @Test
    void a_missing_role_a_missing_database_and_a_broken_statement_are_told_apart() {
        var node = server.node();

        assertThat(failure(() -> node.databases().create("failures_a", "no such role", "UTF8", Optional.empty()))
                        .kind())
                .isEqualTo(Kind.MISSING);
        assertThat(failure(() -> node.extensions().drop("no such database", "citext"))
                        .kind())
                .isEqualTo(Kind.MISSING);
        assertThat(failure(() -> node.databases().create("failures_a", "postgres", "UTF8", Optional.of("xx_YY")))
                        .kind())
                .isEqualTo(Kind.OTHER);
    }

    @Test
    void what_belongs_to_the_image_is_never_dropped() {
        var node = server.node();

        assertThatThrownBy(() -> node.databases().drop("repmgr")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> node.roles().drop("flypgadmin")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> node.roles().drop("pg_monitor")).isInstanceOf(IllegalArgumentException.class);
    }

    private static PostgresException failure(Runnable call) {
        return catchThrowableOfType(PostgresException.class, call::run);
    }
}
