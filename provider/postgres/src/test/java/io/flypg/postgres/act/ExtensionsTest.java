package io.flypg.postgres.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flypg.postgres.Node;
import io.flypg.postgres.reach.PostgresException;
import io.flypg.postgres.reach.PostgresException.Kind;
import io.flypg.postgres.server.Server;
import io.flypg.postgres.server.SharedServer;
import io.flypg.postgres.server.Tenant;
import io.flypg.postgres.state.AvailableExtension;
import io.flypg.postgres.state.ExtensionState;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExtensionsTest {

    private static final Server SERVER = SharedServer.get();
    private static final Tenant TENANT = Tenant.create(SERVER, "extended");

    private final Node node = SERVER.node();

    @Test
    void without_a_schema_it_goes_to_public() {
        node.extensions().put("extended", ExtensionWanted.of("pgcrypto"));
        node.extensions().put("extended", ExtensionWanted.of("pgcrypto"));

        assertThat(extension("pgcrypto")).map(ExtensionState::schema).contains("public");
        TENANT.sql("SELECT gen_random_bytes(4)");
    }

    @Test
    void one_that_has_a_schema_of_its_own_keeps_it() {
        node.extensions().put("extended", ExtensionWanted.of("pageinspect"));
        node.extensions().put("extended", ExtensionWanted.of("plpgsql"));

        assertThat(extension("plpgsql")).map(ExtensionState::schema).contains("pg_catalog");
    }

    @Test
    void the_schema_is_made_for_it_and_the_owner_can_use_it() {
        node.extensions().put("extended", new ExtensionWanted("hstore", Optional.of("Ext \"a"), Optional.empty()));

        assertThat(extension("hstore")).map(ExtensionState::schema).contains("Ext \"a");
        TENANT.sql("SELECT 'a=>1'::\"Ext \"\"a\".hstore");
    }

    @Test
    void it_is_moved_to_another_schema_and_another_version() {
        node.extensions().put("extended", new ExtensionWanted("pg_trgm", Optional.of("one"), Optional.of("1.5")));
        assertThat(extension("pg_trgm")).contains(new ExtensionState("pg_trgm", "one", "1.5"));

        ExtensionWanted wanted = new ExtensionWanted("pg_trgm", Optional.of("two"), Optional.of("1.6"));
        node.extensions().put("extended", wanted);
        node.extensions().put("extended", wanted);
        assertThat(extension("pg_trgm")).contains(new ExtensionState("pg_trgm", "two", "1.6"));
    }

    @Test
    void an_update_goes_to_the_images_default_version() {
        node.extensions().put("extended", new ExtensionWanted("unaccent", Optional.empty(), Optional.empty()));
        node.extensions().put("extended", new ExtensionWanted("ltree", Optional.empty(), Optional.of("1.1")));
        node.extensions().update("extended", "ltree");
        node.extensions().update("extended", "ltree");

        assertThat(extension("ltree"))
                .map(ExtensionState::version)
                .contains(available("ltree").defaultVersion());
    }

    @Test
    void dropping_is_refused_while_something_depends_on_it() {
        node.extensions().put("extended", ExtensionWanted.of("citext"));
        TENANT.sql("CREATE TABLE depends (name public.citext)");

        assertThatThrownBy(() -> node.extensions().drop("extended", "citext"))
                .isInstanceOfSatisfying(
                        PostgresException.class, e -> assertThat(e.kind()).isEqualTo(Kind.IN_USE))
                .hasMessageContaining("table public.depends");

        TENANT.sql("DROP TABLE depends");
        node.extensions().drop("extended", "citext");
        node.extensions().drop("extended", "citext");
        assertThat(extension("citext")).isEmpty();
    }

    @Test
    void one_that_needs_another_says_so_instead_of_bringing_it_along() {
        assertThatThrownBy(() -> node.extensions().put("extended", ExtensionWanted.of("earthdistance")))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("required extension \"cube\" is not installed");
        assertThat(extension("cube")).isEmpty();
        assertThat(available("earthdistance").requires()).containsExactly("cube");
    }

    @Test
    void the_image_tells_what_it_holds() {
        assertThat(available("pg_trgm").versions()).contains("1.5", "1.6");
        assertThat(available("pg_trgm").requires()).isEmpty();
    }

    private AvailableExtension available(String name) {
        return node.availableExtensions().stream()
                .filter(extension -> extension.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Optional<ExtensionState> extension(String name) {
        return node.contents(Set.of("extended"))
                .inside("extended")
                .orElseThrow()
                .extension(name);
    }
}
