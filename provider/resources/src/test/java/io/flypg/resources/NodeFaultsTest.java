package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Size;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What befalls a node: the next apply brings the cluster back to what is declared. */
@TestInstance(Lifecycle.PER_CLASS)
class NodeFaultsTest {
    private static final String CLUSTER = "orders-db";

    /** As it is declared by now: a volume that has grown stays as it is. */
    private Shop shop = Shop.single().withAttachment();

    private Fixture fixture;

    @BeforeAll
    void start(@TempDir Path folder) {
        fixture = Fixture.in(folder);
        fixture.reach(shop);
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @Test
    void a_killed_postgres_is_brought_back() {
        fixture.hand().killPostgres(CLUSTER, 1);

        fixture.reach(shop);

        assertThat(fixture.hand().role(CLUSTER, 1)).isEqualTo("primary");
        Hand.eventually(this::takesWrites);
    }

    @Test
    void a_full_volume_takes_no_writes_and_is_grown_to_take_them_again() {
        fixture.hand().fill(CLUSTER, 1);
        Hand.eventually(() -> !takesWrites());

        shop = shop.withVolume(Size.ofGigabytes(4));
        assertThat(fixture.apply(shop).problems()).isEmpty();

        Hand.eventually(this::takesWrites);
        fixture.assertNothingToDo(shop);
    }

    /** The app's connections are cut when that changes. */
    private boolean takesWrites() {
        try {
            return fixture.hand()
                    .app("orders-api", "DATABASE_URL")
                    .ask("SHOW transaction_read_only")
                    .equals("off");
        } catch (AssertionError _) {
            return false;
        }
    }
}
