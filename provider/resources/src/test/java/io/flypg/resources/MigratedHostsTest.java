package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.local.fault.Order;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The platform moves machines to other hosts without being asked: volume ids and addresses change, and flypg has nothing to do. */
@TestInstance(Lifecycle.PER_CLASS)
class MigratedHostsTest {
    private static final String CLUSTER = "orders-db";

    private final Shop shop = Shop.full();
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
    void every_node_is_moved_and_the_cluster_goes_on_as_declared_with_its_data() throws Exception {
        fixture.hand()
                .app("orders-api", "DATABASE_URL")
                .run("CREATE TABLE kept AS SELECT generate_series(1, 500) AS id");
        for (int ordinal = 3; ordinal >= 1; ordinal--) {
            String before = fixture.hand().volume(CLUSTER, ordinal);

            fixture.local.orders().take(new Order.Migrate(CLUSTER + "-" + ordinal));

            assertThat(fixture.hand().volume(CLUSTER, ordinal)).isNotEqualTo(before);
            fixture.hand().awaitRole(CLUSTER, ordinal);
            Hand.eventually(this::twoStandbysStream);
        }
        fixture.reach(shop);
        assertThat(fixture.hand().app("orders-api", "DATABASE_URL").ask("SELECT count(*) FROM kept"))
                .isEqualTo("500");
        assertThat(fixture.hand().looseVolumes(CLUSTER)).isEmpty();
        assertThat(fixture.hand().writers(CLUSTER)).isEqualTo(1);
    }

    private boolean twoStandbysStream() {
        try {
            return fixture.hand()
                    .operatorOf(CLUSTER)
                    .ask("SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'")
                    .equals("2");
        } catch (AssertionError | RuntimeException _) {
            return false;
        }
    }
}
