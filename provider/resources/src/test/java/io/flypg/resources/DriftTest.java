package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.plan.Drift;
import io.flypg.engine.plan.Drift.Finding;
import io.flypg.engine.plan.FieldDiff;
import io.flypg.engine.plan.Plan;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody changes by hand is found, with the time at which the platform took it. */
@Tag("slow")
class DriftTest {
    @TempDir
    Path folder;

    @Test
    void drift_says_where_it_lives_and_since_when() {
        Shop shop = Shop.single().withAttachment();
        try (Fixture fixture = Fixture.in(folder)) {
            fixture.reach(shop);
            Hand hand = fixture.hand();
            String machine = hand.machine(shop.name(), 1).id();
            // the platform tells some times in whole seconds
            Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            hand.resize(shop.name(), 1, 512);
            hand.setSecret(shop.app(), "DATABASE_URL", "postgres://elsewhere");

            Plan plan = fixture.plan(shop);

            List<FieldDiff> drift = Drift.of(plan).findings().stream()
                    .flatMap(finding -> ((Finding.Changed) finding).fields().stream())
                    .toList();
            assertThat(drift).extracting(FieldDiff::drift).containsExactly("machine " + machine, "the app's secret");
            assertThat(drift)
                    .extracting(field -> Instant.parse(String.valueOf(field.since())))
                    .allSatisfy(since -> assertThat(since).isAfterOrEqualTo(before));
        }
    }
}
