package io.flypg.postgres.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.postgres.Node;
import io.flypg.postgres.server.Server;
import io.flypg.postgres.server.SharedServer;
import io.flypg.postgres.state.DatabaseState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatabasesTest {

    private static final String NASTY = "a\"b'c\\;-- {x} é?/@%";

    private final Server server = SharedServer.get();
    private final Node node = server.node();

    @Test
    void creating_twice_leaves_one_and_what_is_in_it() {
        create("created", "created_owner");
        server.sql("created", "CREATE TABLE kept (id int)");

        create("created", "created_owner");

        DatabaseState state = database("created");
        assertThat(state.owner()).isEqualTo("created_owner");
        assertThat(state.encoding()).isEqualTo("UTF8");
        assertThat(state.collation()).isEqualTo("C.UTF-8");
        assertThat(state.provider()).isEqualTo("libc");
        assertThat(server.texts("created", "SELECT count(*) FROM kept")).containsExactly("0");
    }

    @Test
    void another_locale_can_be_asked_for() {
        node.databases().create("other_locale", "postgres", "SQL_ASCII", Optional.of("C"));

        assertThat(database("other_locale").collation()).isEqualTo("C");
        assertThat(database("other_locale").encoding()).isEqualTo("SQL_ASCII");
    }

    @Test
    void a_name_full_of_quotes_is_a_name_like_any_other() {
        String owner = NASTY + "owner";
        create(NASTY, owner);
        node.databases().giveTo(NASTY, owner);
        node.databases().giveTo(NASTY, owner);
        node.sessionSettings().set(new Scope.InDatabase(NASTY), "work_mem", "8MB");
        node.extensions().put(NASTY, ExtensionWanted.of("citext"));

        DatabaseState state = database(NASTY);
        assertThat(state.owner()).isEqualTo(owner);
        assertThat(state.publicConnects()).isFalse();
        assertThat(state.settings()).isEqualTo(Map.of("work_mem", "8MB"));
        assertThat(node.contents(Set.of(NASTY)).inside(NASTY).orElseThrow().extension("citext"))
                .isPresent();

        node.databases().drop(NASTY);
        node.roles().drop(owner);
        assertThat(databases()).doesNotContainKey(NASTY);
        assertThat(node.contents(Set.of()).roles()).doesNotContainKey(owner);
    }

    @Test
    void a_database_made_by_others_can_be_given_to_an_owner() {
        server.sql("postgres", "CREATE DATABASE adopted");
        server.sql("adopted", "DROP SCHEMA public");
        node.roles().put(RoleWanted.owner("adopted_owner", ""));

        node.databases().giveTo("adopted", "adopted_owner");

        assertThat(database("adopted").owner()).isEqualTo("adopted_owner");
        assertThat(node.contents(Set.of("adopted"))
                        .inside("adopted")
                        .orElseThrow()
                        .ownerCreates())
                .isTrue();
    }

    @Test
    void sessions_are_ended_and_only_those() throws SQLException {
        create("ended", "ended_owner");
        try (Connection ended = server.connect("ended");
                Connection untouched = server.connect("postgres")) {
            node.databases().endSessions("ended", Duration.ofSeconds(10));
            node.databases().endSessions("ended", Duration.ofSeconds(10));

            assertThat(ended.isValid(5)).isFalse();
            assertThat(untouched.isValid(5)).isTrue();
        }
    }

    @Test
    void dropping_does_not_wait_for_who_is_connected_and_may_be_repeated() throws SQLException {
        create("dropped", "dropped_owner");
        try (Connection connected = server.connect("dropped")) {
            node.databases().drop("dropped");
            node.databases().drop("dropped");

            assertThat(connected.isValid(5)).isFalse();
            assertThat(databases()).doesNotContainKey("dropped");
        }
    }

    private void create(String name, String owner) {
        node.roles().put(RoleWanted.owner(owner, ""));
        node.databases().create(name, owner, "UTF8", Optional.empty());
    }

    private DatabaseState database(String name) {
        return node.contents(Set.of()).database(name).orElseThrow();
    }

    private Map<String, DatabaseState> databases() {
        return node.contents(Set.of()).databases();
    }
}
