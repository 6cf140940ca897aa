package io.flypg.postgres.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.postgres.server.Server;
import io.flypg.postgres.server.SharedServer;
import org.junit.jupiter.api.Test;

class LoginTest {

    private final Server server = SharedServer.get();

    @Test
    void the_right_password_logs_in_and_anything_else_does_not() {
        assertThat(canLogIn("postgres", Server.OPERATOR)).isTrue();
        assertThat(canLogIn("postgres", new Credentials("postgres", "wrong"))).isFalse();
        assertThat(canLogIn("postgres", new Credentials("postgres", ""))).isFalse();
        assertThat(canLogIn("postgres", new Credentials("nobody_here", "x"))).isFalse();
        assertThat(canLogIn("no such db", Server.OPERATOR)).isFalse();
    }

    @Test
    void a_role_without_login_does_not_log_in() {
        server.sql("postgres", "CREATE ROLE login_test_no NOLOGIN PASSWORD 'x'");

        assertThat(canLogIn("postgres", new Credentials("login_test_no", "x"))).isFalse();
    }

    @Test
    void a_server_that_does_not_answer_is_an_error_and_not_a_no() {
        String host = server.address().host();

        assertThatThrownBy(() -> Login.canLogIn(host, 1, "postgres", Server.OPERATOR))
                .isInstanceOfSatisfying(
                        PostgresException.class,
                        e -> assertThat(e.kind()).isEqualTo(PostgresException.Kind.UNREACHABLE))
                .hasMessageContaining(host)
                .hasMessageNotContaining(Server.OPERATOR.password());
    }

    private boolean canLogIn(String database, Credentials login) {
        return Login.canLogIn(server.address().host(), server.address().sqlPort(), database, login);
    }
}
