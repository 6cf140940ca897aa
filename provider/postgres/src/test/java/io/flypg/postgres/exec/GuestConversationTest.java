package io.flypg.postgres.exec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.reach.PostgresException.Kind;
import io.flypg.postgres.server.Poll;
import io.flypg.postgres.server.Server;
import io.flypg.postgres.server.SharedServer;
import io.flypg.postgres.talk.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statement by statement through psql in a guest. */
class GuestConversationTest {
    private final Server server = SharedServer.get();
    private final HostShell shell = HostShell.of(server);
    private final GuestConversation talk = GuestConversation.open(shell, "machine 1", "postgres");

    @BeforeEach
    void make() {
        talk.say("CREATE TABLE guest_talk (id int, name text)");
    }

    @AfterEach
    void end() {
        talk.say("DROP TABLE guest_talk");
        talk.close();
    }

    @Test
    void answers_are_those_of_psql() {
        assertThat(talk.say("SELECT 1 AS one, NULL AS nothing, ';' AS text -- the end"))
                .containsExactly(new Answer.Shown("""
                         one | nothing | text\s
                        -----+---------+------
                           1 |         | ;
                        (1 row)

                        """, "", false));
        assertThat(talk.say("INSERT INTO guest_talk VALUES (1), (2);"))
                .containsExactly(new Answer.Shown("INSERT 0 2\n", "", false));
        assertThat(talk.say("DO $$ BEGIN RAISE NOTICE 'hello'; END $$"))
                .containsExactly(new Answer.Shown("DO\n", "NOTICE:  hello\n", false));
    }

    @Test
    void an_error_is_an_answer_and_the_talk_goes_on() {
        assertThat(talk.say("SELECT nothing_here")).singleElement().isInstanceOfSatisfying(Answer.Shown.class, said -> {
            assertThat(said.isError()).isTrue();
            assertThat(said.messages()).startsWith("ERROR:  column \"nothing_here\" does not exist\nLINE 1: ");
        });
        assertThat(Answer.isError(talk.say("SELECT 1"))).isFalse();
    }

    @Test
    void what_is_set_holds_for_the_statements_that_follow_and_what_failed_to_be_set_does_not() {
        talk.say("/* mine */ SET work_mem = '7MB'; ");
        assertThat(Answer.isError(talk.say("SET work_mem = 'nonsense'"))).isTrue();

        assertThat(text(talk.say("SHOW work_mem"))).contains("7MB");
        talk.say("RESET work_mem");
        assertThat(text(talk.say("SHOW work_mem"))).doesNotContain("7MB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "-- first\nstart transaction;",
                "/* a */ commit",
                "SET LOCAL work_mem = '1MB'",
                "declare c cursor for select 1",
                "create temp table t (id int)",
                "LOCK TABLE guest_talk"
            })
    void what_needs_a_session_that_goes_on_is_refused(String statement) {
        assertThat(Answer.errorIn(talk.say(statement)).orElseThrow().text()).contains("a session of its own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 as begin",
                "create table if not exists guest_talk ()",
                "comment on table guest_talk is 'begin'"
            })
    void what_only_looks_like_it_is_not(String statement) {
        assertThat(Answer.isError(talk.say(statement))).isFalse();
    }

    @Test
    void a_copy_takes_data_from_here_and_brings_it_here() {
        List<String> received = new ArrayList<>();

        assertThat(talk.copyIn("COPY guest_talk FROM stdin;", pieces("1\tone; DROP TABLE guest_talk;\n2\t", "\\N\n")))
                .containsExactly(new Answer.Shown("COPY 2\n", "", false));
        assertThat(talk.copyIn("COPY guest_talk FROM stdin", pieces()))
                .containsExactly(new Answer.Shown("COPY 0\n", "", false));
        assertThat(talk.copyOut("COPY guest_talk TO stdout;", piece -> received.add(new String(piece, UTF_8))))
                .containsExactly(new Answer.Shown("", "", false));
        assertThat(String.join("", received)).isEqualTo("1\tone; DROP TABLE guest_talk;\n2\t\\N\n");
    }

    @Test
    void the_data_of_a_copy_that_fails_is_not_run() {
        List<Answer> answers = talk.copyIn("COPY nowhere FROM stdin;", pieces("1\n", "DROP TABLE guest_talk;\n"));

        assertThat(Answer.isError(answers)).isTrue();
        assertThat(Answer.isError(talk.say("SELECT * FROM guest_talk"))).isFalse();
    }

    @Test
    void more_data_than_one_command_can_carry_is_refused() {
        Iterator<Integer> left = List.of(1, 2, 3).iterator();
        byte[] piece = "x".repeat(600_000).getBytes(UTF_8);

        List<Answer> answers =
                talk.copyIn("COPY guest_talk FROM stdin", () -> left.hasNext() && left.next() > 0 ? piece : null);

        assertThat(Answer.errorIn(answers).orElseThrow().text()).contains("1 MB");
        assertThat(text(talk.say("SELECT count(*) FROM guest_talk"))).contains("0");
    }

    @Test
    void a_statement_can_be_given_up_from_another_thread() {
        CompletableFuture<List<Answer>> slow =
                CompletableFuture.supplyAsync(() -> talk.say("SELECT pg_sleep(600), 'guest'"));
        Poll.until(
                "it sleeps",
                Duration.ofSeconds(30),
                () -> !server.texts(
                                "postgres",
                                "SELECT pid::text FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(600), ''guest''%'")
                        .isEmpty());

        talk.cancel();

        assertThat(slow.join())
                .singleElement()
                .isInstanceOfSatisfying(
                        Answer.Shown.class,
                        said -> assertThat(said.messages()).contains("canceling statement due to user request"));
    }

    @Test
    void an_answer_that_was_cut_off_and_a_command_that_cannot_be_run_are_told() {
        GuestConversation cut = GuestConversation.open(
                (_, _, _) -> new GuestShell.Output(0, "half of an ans", ""), "machine 1", "postgres");

        assertThat(cut.say("SELECT 1")).singleElement().isInstanceOfSatisfying(Answer.Shown.class, said -> {
            assertThat(said.isError()).isTrue();
            assertThat(said.text()).isEqualTo("half of an ans");
            assertThat(said.messages()).contains("cut the answer off");
        });
        assertThatThrownBy(() -> GuestConversation.open(
                        (_, _, _) -> new GuestShell.Output(GuestShell.NOT_FOUND, "", ""), "machine 1", "postgres"))
                .hasMessageContaining("the guest has no psql");
    }

    @Test
    void a_database_that_is_not_there_is_told_at_once() {
        assertThatThrownBy(() -> GuestConversation.open(shell, "machine 1", "nowhere"))
                .isInstanceOfSatisfying(
                        PostgresException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MISSING))
                .hasMessageContaining("nowhere");
    }

    private static String text(List<Answer> answers) {
        return ((Answer.Shown) answers.getFirst()).text();
    }

    private static Supplier<byte @Nullable []> pieces(String... pieces) {
        Iterator<String> left = List.of(pieces).iterator();
        return () -> left.hasNext() ? left.next().getBytes(UTF_8) : null;
    }
}
