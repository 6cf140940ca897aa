package io.flypg.postgres.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.postgres.reach.Credentials;
import io.flypg.postgres.reach.Login;
import io.flypg.postgres.server.Server;
import io.flypg.postgres.server.SharedServer;
import io.flypg.postgres.server.Tenant;
import io.flypg.postgres.state.Contents;
import io.flypg.postgres.state.RoleState;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an app can do with the login it gets, seen from the app. */
class LeastPrivilegeTest {

    private static final String DENIED = "42501";

    private static final Server SERVER = SharedServer.get();
    private static final Tenant SHOP = Tenant.create(SERVER, "shop");
    private static final Tenant OTHER = Tenant.create(SERVER, "other");

    @Test
    void what_the_login_creates_belongs_to_the_owner_role() {
        SHOP.sql("CREATE TABLE made_by_app (id int)");

        assertThat(SERVER.texts("shop", "SELECT tableowner FROM pg_tables WHERE tablename = 'made_by_app'"))
                .containsExactly("shop_owner");
    }

    @Test
    void it_cannot_connect_to_any_other_database() {
        assertThat(SERVER.refusal("other", SHOP.login(), "SELECT 1")).isEqualTo(DENIED);
        assertThat(Login.canLogIn(SERVER.address().host(), SERVER.address().sqlPort(), "other", SHOP.login()))
                .isFalse();
        assertThat(SERVER.refusal("shop", OTHER.login(), "SELECT 1")).isEqualTo(DENIED);
    }

    @Test
    void it_can_create_neither_roles_nor_databases_nor_read_passwords() {
        SHOP.refused("CREATE ROLE mine", DENIED);
        SHOP.refused("CREATE DATABASE mine", DENIED);
        SHOP.refused("SELECT * FROM pg_authid", DENIED);
        SHOP.refused("ALTER SYSTEM SET work_mem = '1GB'", DENIED);
        SHOP.refused("SET ROLE postgres", DENIED);
        SHOP.refused("SET ROLE other_owner", DENIED);
        SHOP.refused("SELECT pg_read_file('/etc/passwd')", DENIED);
    }

    @Test
    void nobody_logs_in_as_the_owner() {
        assertThat(SERVER.refusal("shop", new Credentials("shop_owner", "x"), "SELECT 1"))
                .startsWith("28");
    }

    @Test
    void the_reader_shows_it_as_it_is() {
        Contents contents = SERVER.node().contents(Set.of("shop", "not there"));

        RoleState login = contents.role("shop_app").orElseThrow();
        assertThat(login.login()).isTrue();
        assertThat(login.superuser()).isFalse();
        assertThat(login.hasPassword()).isTrue();
        assertThat(login.memberOf()).containsExactly("shop_owner");
        assertThat(login.settingsIn()).isEqualTo(Map.of("shop", Map.of("role", "shop_owner")));
        RoleState owner = contents.role("shop_owner").orElseThrow();
        assertThat(owner.login()).isFalse();
        assertThat(owner.hasPassword()).isFalse();
        assertThat(owner.comment()).contains("test");
        assertThat(contents.database("shop").orElseThrow().owner()).isEqualTo("shop_owner");
        assertThat(contents.database("shop").orElseThrow().publicConnects()).isFalse();
        assertThat(contents.database("postgres").orElseThrow().publicConnects()).isTrue();
        assertThat(contents.insides()).containsOnlyKeys("shop");
        assertThat(contents.inside("shop").orElseThrow().ownerCreates()).isTrue();
    }

    @Test
    void a_database_owner_cannot_have_the_operator_run_his_functions() {
        SHOP.sql("""
                CREATE FUNCTION public.lower(text) RETURNS text LANGUAGE plpgsql AS
                    $$ BEGIN RAISE EXCEPTION 'caught %', current_user; END $$;
                CREATE FUNCTION public.current_database() RETURNS name LANGUAGE plpgsql AS
                    $$ BEGIN RAISE EXCEPTION 'caught %', current_user; END $$;
                ALTER DATABASE shop SET search_path = public, pg_catalog
                """);

        SERVER.node().extensions().put("shop", ExtensionWanted.of("citext"));
        assertThat(SERVER.node()
                        .contents(Set.of("shop"))
                        .inside("shop")
                        .orElseThrow()
                        .extension("citext"))
                .isPresent();
    }
}
