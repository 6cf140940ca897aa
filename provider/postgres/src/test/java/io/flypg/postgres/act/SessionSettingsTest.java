package io.flypg.postgres.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.postgres.Node;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.server.Server;
import io.flypg.postgres.server.SharedServer;
import io.flypg.postgres.state.Contents;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionSettingsTest {

    private static final Scope DATABASE = new Scope.InDatabase("settled");
    private static final Scope ROLE = new Scope.OfRole("settler");
    private static final Scope BOTH = new Scope.OfRoleIn("settler", "settled");

    private final Server server = SharedServer.get();
    private final Node node = server.node();

    @BeforeEach
    void a_database_and_a_role() {
        node.databases().create("settled", "postgres", "UTF8", Optional.empty());
        node.roles().put(RoleWanted.owner("settler", ""));
    }

    @Test
    void each_scope_keeps_its_own() {
        for (int i = 0; i < 2; i++) {
            node.sessionSettings().set(DATABASE, "work_mem", "9MB");
            node.sessionSettings().set(ROLE, "statement_timeout", "30s");
            node.sessionSettings().set(BOTH, "pg_trgm.similarity_threshold", "0.5");
        }

        Contents contents = node.contents(Set.of());
        assertThat(contents.database("settled").orElseThrow().settings()).isEqualTo(Map.of("work_mem", "9MB"));
        assertThat(contents.role("settler").orElseThrow().settings()).isEqualTo(Map.of("statement_timeout", "30s"));
        assertThat(contents.role("settler").orElseThrow().settingsIn())
                .isEqualTo(Map.of("settled", Map.of("pg_trgm.similarity_threshold", "0.5")));

        for (int i = 0; i < 2; i++) {
            node.sessionSettings().reset(DATABASE, "work_mem");
            node.sessionSettings().reset(ROLE, "statement_timeout");
            node.sessionSettings().reset(BOTH, "pg_trgm.similarity_threshold");
        }
        assertThat(node.contents(Set.of()).database("settled").orElseThrow().settings())
                .isEmpty();
        assertThat(node.contents(Set.of()).role("settler").orElseThrow().settingsIn())
                .isEmpty();
    }

    @Test
    void a_list_of_names_stays_a_list() {
        node.sessionSettings().set(DATABASE, "search_path", "\"$user\", public, \"A b\"");

        assertThat(server.texts("settled", "SHOW search_path")).containsExactly("\"$user\", public, \"A b\"");
        assertThat(server.texts("settled", "SELECT unnest(current_schemas(false))"))
                .containsExactly("public");
        node.sessionSettings().reset(DATABASE, "search_path");
    }

    @Test
    void of_several_either_all_are_set_or_none() {
        assertThatThrownBy(() -> node.sessionSettings()
                        .put(DATABASE, Map.of("work_mem", Optional.of("5MB"), "no_such", Optional.of("1"))))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("set what holds for database \"settled\"");

        assertThat(node.contents(Set.of()).database("settled").orElseThrow().settings())
                .isEmpty();
    }
}
