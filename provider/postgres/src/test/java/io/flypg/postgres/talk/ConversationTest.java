package io.flypg.postgres.talk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.postgres.reach.ConnectionUrl;
import io.flypg.postgres.reach.Credentials;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.server.Poll;
import io.flypg.postgres.server.Server;
import io.flypg.postgres.server.SharedServer;
import io.flypg.postgres.talk.Answer.Column;
import io.flypg.postgres.talk.Conversation.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private final Server server = SharedServer.get();
    private Conversation talk;

    @BeforeEach
    void begin() {
        talk = ServerConversation.open(url(Server.OPERATOR));
    }

    @AfterEach
    void end() {
        talk.close();
    }

    @Test
    void rows_come_in_the_servers_own_text_with_null_for_null() {
        assertThat(talk.say("SELECT 1.50::numeric AS n, 'a?b' AS t, true AS b, NULL AS nothing, '\\xff'::bytea AS y"))
                .containsExactly(
                        new Answer.Rows(
                                List.of(
                                        new Column("n", true),
                                        new Column("t", false),
                                        new Column("b", false),
                                        new Column("nothing", false),
                                        new Column("y", false)),
                                List.of(Arrays.asList("1.50", "a?b", "t", null, "\\xff"))),
                        new Answer.Done("SELECT 1"));
    }

    @Test
    void a_command_is_answered_with_its_tag() {
        assertThat(talk.say("CREATE TEMP TABLE told (id int)")).containsExactly(new Answer.Done("CREATE TABLE"));
        assertThat(talk.say("INSERT INTO told VALUES (1), (2)")).containsExactly(new Answer.Done("INSERT 0 2"));
    }

    @Test
    void an_error_is_an_answer_with_all_that_the_server_says_and_the_talk_goes_on() {
        List<Answer> answers = talk.say("SELECT nothing_here FROM pg_class");

        Answer.Message error = Answer.errorIn(answers).orElseThrow();
        assertThat(error.severity()).isEqualTo("ERROR");
        assertThat(error.sqlState()).isEqualTo("42703");
        assertThat(error.where().position()).isEqualTo(8);
        assertThat(talk.say("SELECT 2")).hasSize(2);
    }

    @Test
    void notices_come_with_the_answer() {
        List<Answer> answers = talk.say("DO $$ BEGIN RAISE NOTICE 'hello'; END $$");

        assertThat(answers).hasSize(2).first().isInstanceOfSatisfying(Answer.Message.class, notice -> {
            assertThat(notice.text()).isEqualTo("hello");
            assertThat(notice.isError()).isFalse();
        });
    }

    @Test
    void a_copy_takes_data_from_here_and_brings_it_here() {
        talk.say("CREATE TEMP TABLE copied (id int, name text)");
        List<String> received = new ArrayList<>();

        assertThat(talk.copyIn("COPY copied FROM stdin", pieces("1\tone\n2\t", "\\N\n")))
                .containsExactly(new Answer.Done("COPY 2"));
        assertThat(talk.copyOut("COPY copied TO stdout", received(received)))
                .containsExactly(new Answer.Done("COPY 2"));
        assertThat(received).containsExactly("1\tone\n", "2\t\\N\n");
    }

    @Test
    void a_copy_that_fails_at_any_moment_is_an_answer_and_the_talk_goes_on() {
        talk.say("CREATE TEMP TABLE kept (id int)");

        assertThat(stateOf(talk.copyIn("COPY nowhere FROM stdin", pieces("1\n"))))
                .isEqualTo("42P01");
        assertThat(stateOf(talk.copyIn("COPY kept FROM stdin", pieces("1\n", "x\n", "2\n"))))
                .isEqualTo("22P02");
        assertThat(stateOf(talk.copyIn("COPY kept FROM stdin (FORMAT binary)", pieces("1\n"))))
                .isEqualTo("0A000");
        assertThatThrownBy(() -> talk.copyIn("COPY kept FROM stdin", () -> {
                    throw new IllegalStateException("given up");
                }))
                .hasMessage("given up");
        assertThat(first(talk.say("SELECT count(*) FROM kept"))).isEqualTo("0");
    }

    @Test
    void it_knows_where_a_transaction_stands() {
        assertThat(talk.transaction()).isEqualTo(Transaction.NONE);
        talk.say("BEGIN");
        assertThat(talk.transaction()).isEqualTo(Transaction.OPEN);
        talk.say("wrong");
        assertThat(talk.transaction()).isEqualTo(Transaction.FAILED);
        talk.say("ROLLBACK");
        assertThat(talk.transaction()).isEqualTo(Transaction.NONE);
    }

    @Test
    void the_time_zone_is_the_one_the_server_has_for_such_a_session() {
        assertThat(first(talk.say("SHOW TimeZone"))).isEqualTo("Etc/UTC");
        server.sql("postgres", "ALTER ROLE postgres SET TimeZone = 'Asia/Tokyo'");
        try (Conversation other = ServerConversation.open(url(Server.OPERATOR))) {
            assertThat(first(other.say("SHOW TimeZone"))).isEqualTo("Asia/Tokyo");
        } finally {
            server.sql("postgres", "ALTER ROLE postgres RESET TimeZone");
        }
    }

    @Test
    void a_statement_can_be_given_up_from_another_thread() {
        CompletableFuture<List<Answer>> slow = CompletableFuture.supplyAsync(() -> talk.say("SELECT pg_sleep(600)"));
        Poll.until(
                "it sleeps",
                Duration.ofSeconds(30),
                () -> !server.texts(
                                "postgres",
                                "SELECT pid::text FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(600)'")
                        .isEmpty());

        talk.cancel();

        assertThat(Answer.errorIn(slow.join()).orElseThrow().sqlState()).isEqualTo("57014");
    }

    @Test
    void a_session_that_was_ended_is_over() {
        String pid = first(talk.say("SELECT pg_backend_pid()"));
        assertThat(talk.isOver()).isFalse();
        server.sql("postgres", "SELECT pg_terminate_backend(" + pid + ", 30000)");

        assertThat(Answer.errorIn(talk.say("SELECT 1"))).isPresent();
        assertThat(talk.isOver()).isTrue();
    }

    @Test
    void a_wrong_password_is_told_without_it() {
        assertThatThrownBy(() -> ServerConversation.open(url(new Credentials("postgres", "wr0ng-one"))))
                .isInstanceOfSatisfying(
                        PostgresException.class,
                        e -> assertThat(e.kind()).isEqualTo(PostgresException.Kind.AUTHENTICATION))
                .hasMessageNotContaining("wr0ng-one");
    }

    private ConnectionUrl url(Credentials login) {
        return new ConnectionUrl(server.address().host(), server.address().sqlPort(), "postgres", login);
    }

    private static Supplier<byte @Nullable []> pieces(String... pieces) {
        Iterator<String> left = List.of(pieces).iterator();
        return () -> left.hasNext() ? left.next().getBytes(UTF_8) : null;
    }

    private static Consumer<byte[]> received(List<String> pieces) {
        return piece -> pieces.add(new String(piece, UTF_8));
    }

    private static String stateOf(List<Answer> answers) {
        return Answer.errorIn(answers).orElseThrow().sqlState();
    }

    private static String first(List<Answer> answers) {
        return ((Answer.Rows) answers.getFirst()).rows().getFirst().getFirst();
    }
}
