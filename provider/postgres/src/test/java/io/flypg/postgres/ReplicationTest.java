package io.flypg.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.postgres.reach.Credentials;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.reach.PostgresException.Kind;
import io.flypg.postgres.server.Membership;
import io.flypg.postgres.server.Poll;
import io.flypg.postgres.server.Server;
import io.flypg.postgres.state.Follower;
import io.flypg.postgres.state.Lsn;
import io.flypg.postgres.state.NodeState;
import io.flypg.postgres.state.Slot;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A primary with a standby that streams from it. */
class ReplicationTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String READ_ONLY = "25006";

    private static final Server PRIMARY = Server.create();
    private static final Server STANDBY = standby();

    private final Node primary = PRIMARY.node();
    private final Node standby = STANDBY.node();

    private static Server standby() {
        Membership.create(PRIMARY);
        PRIMARY.sql("postgres", "CREATE ROLE app LOGIN PASSWORD 'x'; CREATE TABLE written (id serial, x text)");
        PRIMARY.sql("postgres", "GRANT ALL ON written, written_id_seq TO app");
        return PRIMARY.standby("148e1d9c200002");
    }

    @BeforeAll
    static void it_streams() {
        Poll.until("the standby streams", LIMIT, () -> STANDBY.node().state().streams());
    }

    @AfterEach
    void writes_are_allowed() {
        primary.writes().allow();
        standby.writes().allow();
        STANDBY.sql("postgres", "SELECT pg_wal_replay_resume()");
    }

    @AfterAll
    static void stop() {
        STANDBY.close();
        PRIMARY.close();
    }

    @Test
    void both_sides_tell_of_each_other() {
        NodeState upper = primary.state();
        NodeState lower = standby.state();

        assertThat(lower.inRecovery()).isTrue();
        assertThat(lower.streams()).isTrue();
        assertThat(lower.upstream()).hasValueSatisfying(upstream -> {
            assertThat(upstream.host()).isEqualTo(PRIMARY.address().host());
            assertThat(upstream.port()).isEqualTo(5433);
            assertThat(upstream.slot()).isEqualTo("148e1d9c200002");
        });
        assertThat(lower.systemIdentifier()).isEqualTo(upper.systemIdentifier());
        assertThat(lower.members()).isEmpty();
        assertThat(upper.members()).hasSize(2);
        assertThat(upper.follower("148e1d9c200002").map(Follower::streaming)).contains(true);
        assertThat(upper.slots()).extracting(Slot::name).containsExactly("148e1d9c200002");
        assertThat(upper.slots().getFirst().active()).isTrue();
        assertThat(upper.slots().getFirst().physical()).isTrue();
    }

    @Test
    void whom_a_standby_follows_is_never_read_because_it_holds_a_password() {
        NodeState state = standby.state();

        assertThat(state.settings().files())
                .extracting("name")
                .contains("wal_retrieve_retry_interval")
                .doesNotContain("primary_conninfo", "primary_slot_name");
        assertThat(state.settings().live()).doesNotContainKeys("primary_conninfo", "primary_slot_name");
        assertThat(state.toString()).doesNotContain(Server.OPERATOR.password());
    }

    @Test
    void lag_is_counted_while_a_standby_does_not_replay() {
        STANDBY.sql("postgres", "SELECT pg_wal_replay_pause()");
        PRIMARY.sql("postgres", "INSERT INTO written (x) SELECT repeat('x', 1000) FROM generate_series(1, 500)");

        Poll.until(
                "lag shows", LIMIT, () -> primary.state().followers().getFirst().lagBytes() > 400_000);
        Lsn lsn = primary.state().lsn();
        assertThatThrownBy(() -> standby.writes().awaitReplayed(lsn, Duration.ofMillis(50)))
                .isInstanceOfSatisfying(
                        PostgresException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT))
                .hasMessageContaining("bytes are missing");

        STANDBY.sql("postgres", "SELECT pg_wal_replay_resume()");
        standby.writes().awaitReplayed(lsn, LIMIT);
        assertThat(standby.state().lsn()).isGreaterThanOrEqualTo(lsn);
    }

    @Test
    void after_writes_stopped_the_standby_gets_every_acknowledged_row_and_no_other_is_written() throws SQLException {
        try (Connection app = PRIMARY.connect("postgres", appLogin());
                Connection operator = PRIMARY.connect("postgres");
                Statement statement = app.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            statement.execute("INSERT INTO written (x) VALUES ('last')");

            Lsn lsn = primary.writes().stop(LIMIT);
            assertThat(primary.writes().stop(LIMIT)).isGreaterThanOrEqualTo(lsn);

            assertThat(app.isValid(5)).isFalse();
            assertThat(operator.isValid(5)).isFalse();
            assertThat(PRIMARY.refusal("postgres", appLogin(), "INSERT INTO written (x) VALUES ('late')"))
                    .isEqualTo(READ_ONLY);
            assertThat(primary.state().writes().stopped()).isTrue();
            standby.writes().awaitReplayed(lsn, LIMIT);
            assertThat(STANDBY.texts("postgres", "SELECT count(*) FROM written WHERE x = 'last'"))
                    .containsExactly("1");
            assertThat(standby.state().streams()).isTrue();
        }
        primary.writes().allow();
        primary.writes().allow();
        assertThat(primary.state().writes().stopped()).isFalse();
        assertThat(PRIMARY.refusal("postgres", appLogin(), "INSERT INTO written (x) VALUES ('again')"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATABASE postgres", "ROLE app", "ROLE app IN DATABASE postgres", "ROLE ALL"})
    void a_stop_holds_for_whom_the_image_or_somebody_else_allowed_to_write(String whom) {
        PRIMARY.sql("postgres", "ALTER " + whom + " SET default_transaction_read_only = false");

        primary.writes().stop(LIMIT);

        assertThat(PRIMARY.refusal("postgres", appLogin(), "INSERT INTO written (x) VALUES ('late')"))
                .isEqualTo(READ_ONLY);
    }

    @Test
    void a_stop_leaves_a_database_closed_that_was_closed_before() {
        PRIMARY.sql(
                "postgres", "CREATE DATABASE full_up; ALTER DATABASE full_up SET default_transaction_read_only=true");

        primary.writes().stop(LIMIT);
        primary.writes().allow();

        assertThat(primary.state().writes().stoppedDatabases()).containsExactly("full_up");
        PRIMARY.sql("postgres", "DROP DATABASE full_up");
    }

    @Test
    void a_stop_that_was_cut_off_before_the_reload_is_seen_and_goes_on() {
        PRIMARY.sql("postgres", "ALTER SYSTEM SET default_transaction_read_only = on");

        assertThat(primary.state().writes().stopped()).isTrue();
        assertThat(PRIMARY.refusal("postgres", appLogin(), "INSERT INTO written (x) VALUES ('still')"))
                .isEmpty();

        primary.writes().stop(LIMIT);
        assertThat(PRIMARY.refusal("postgres", appLogin(), "INSERT INTO written (x) VALUES ('not')"))
                .isEqualTo(READ_ONLY);
    }

    @Test
    void a_session_of_the_images_helpers_survives_the_stop() throws SQLException {
        PRIMARY.sql("postgres", "DROP ROLE IF EXISTS flypgadmin; CREATE ROLE flypgadmin LOGIN PASSWORD 'x'");
        try (Connection helper = PRIMARY.connect("postgres", new Credentials("flypgadmin", "x"))) {
            primary.writes().stop(LIMIT);

            assertThat(helper.isValid(5)).isTrue();
        }
    }

    @Test
    void a_standby_takes_no_writes_and_says_so() {
        assertThatThrownBy(() -> standby.writes().stop(LIMIT))
                .isInstanceOfSatisfying(
                        PostgresException.class, e -> assertThat(e.kind()).isEqualTo(Kind.READ_ONLY));
        assertThatThrownBy(() -> standby.roles().comment("app", "x"))
                .isInstanceOfSatisfying(
                        PostgresException.class, e -> assertThat(e.kind()).isEqualTo(Kind.READ_ONLY));
        assertThatThrownBy(() -> primary.writes().awaitReplayed(Lsn.ZERO, LIMIT))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("no standby any more");
    }

    @Test
    void allowing_writes_and_checkpoints_are_right_on_a_standby_too() {
        STANDBY.sql("postgres", "ALTER SYSTEM SET default_transaction_read_only = on");
        assertThat(standby.state().writes().stopped()).isTrue();

        standby.writes().allow();
        standby.writes().checkpoint(LIMIT);

        assertThat(standby.state().writes().stopped()).isFalse();
    }

    @Test
    void a_slot_is_dropped_once_nobody_reads_from_it() {
        PRIMARY.sql("postgres", "SELECT pg_create_physical_replication_slot('left_over', true)");
        assertThat(primary.state().slots()).extracting(Slot::name).contains("left_over");

        primary.slots().drop("left_over");
        primary.slots().drop("left_over");

        assertThat(primary.state().slots()).extracting(Slot::name).containsExactly("148e1d9c200002");
        assertThatThrownBy(() -> primary.slots().drop("148e1d9c200002"))
                .isInstanceOfSatisfying(
                        PostgresException.class, e -> assertThat(e.kind()).isEqualTo(Kind.IN_USE));
    }

    private static Credentials appLogin() {
        return new Credentials("app", "x");
    }
}
