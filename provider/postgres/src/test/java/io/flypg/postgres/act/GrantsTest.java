package io.flypg.postgres.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.postgres.Node;
import io.flypg.postgres.reach.Credentials;
import io.flypg.postgres.server.Server;
import io.flypg.postgres.server.SharedServer;
import io.flypg.postgres.server.Tenant;
import io.flypg.postgres.state.Access;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrantsTest {

    private static final String DENIED = "42501";
    private static final Credentials REPORTING = new Credentials("report'ing", "pw");

    private static final Server SERVER = SharedServer.get();
    private static final Tenant TENANT = Tenant.create(SERVER, "granted");

    private final Node node = SERVER.node();

    @BeforeEach
    void a_role_without_access() {
        node.roles().put(new RoleWanted(REPORTING.user(), true, -1, Set.of(), Optional.empty()));
        node.roles().setPassword(REPORTING.user(), REPORTING.password());
        TENANT.sql("CREATE TABLE IF NOT EXISTS before (id serial, x int)");
        put(Access.NONE);
    }

    @Test
    void without_access_it_does_not_get_in() {
        assertThat(refusal("SELECT 1")).isEqualTo(DENIED);
        assertThat(seen()).isEqualTo(Access.NONE);
    }

    @Test
    void reading_is_reading_of_old_and_new_tables_in_old_and_new_schemas() {
        put(Access.READ);
        put(Access.READ);
        TENANT.sql("CREATE SCHEMA IF NOT EXISTS fresh; CREATE TABLE IF NOT EXISTS fresh.later (id int)");

        assertThat(refusal("SELECT * FROM before, fresh.later")).isEmpty();
        assertThat(refusal("INSERT INTO before (x) VALUES (1)")).isEqualTo(DENIED);
        assertThat(refusal("CREATE TABLE mine (id int)")).isEqualTo(DENIED);
        assertThat(refusal("DROP TABLE before")).isEqualTo(DENIED);
        assertThat(seen()).isEqualTo(Access.READ);
    }

    @Test
    void writing_is_changing_rows_and_not_tables() {
        put(Access.WRITE);
        TENANT.sql("CREATE TABLE IF NOT EXISTS numbered (id serial, x int)");

        assertThat(refusal("INSERT INTO before (x) VALUES (1); INSERT INTO numbered (x) VALUES (1)"))
                .isEmpty();
        assertThat(refusal("UPDATE before SET x = 2; DELETE FROM before")).isEmpty();
        assertThat(refusal("TRUNCATE before")).isEqualTo(DENIED);
        assertThat(refusal("ALTER TABLE before ADD y int")).isEqualTo(DENIED);
        assertThat(seen()).isEqualTo(Access.WRITE);
    }

    @Test
    void less_access_takes_the_rest_away() {
        put(Access.WRITE);
        put(Access.READ);
        assertThat(refusal("SELECT * FROM before")).isEmpty();
        assertThat(refusal("DELETE FROM before")).isEqualTo(DENIED);

        put(Access.NONE);
        assertThat(refusal("SELECT 1")).isEqualTo(DENIED);
        assertThat(seen()).isEqualTo(Access.NONE);
    }

    @Test
    void the_owner_and_its_logins_are_not_counted_as_others() {
        assertThat(node.contents(Set.of("granted"))
                        .inside("granted")
                        .orElseThrow()
                        .access())
                .isEmpty();
    }

    private void put(Access access) {
        node.grants().put("granted", TENANT.owner(), REPORTING.user(), access);
    }

    private String refusal(String statement) {
        return SERVER.refusal("granted", REPORTING, statement);
    }

    private Access seen() {
        return node.contents(Set.of("granted")).inside("granted").orElseThrow().accessOf(REPORTING.user());
    }
}
