package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.local.model.App;
import io.flypg.local.model.Ids;
import io.flypg.local.model.Snapshot;
import io.flypg.local.model.Volume;
import io.flypg.local.platform.DailySnapshots;
import io.flypg.local.platform.VolumeRequest;
import io.flypg.local.platform.Volumes;
import io.flypg.local.rack.Pace;
import io.flypg.local.rack.Rack;
import io.flypg.local.store.Moves;
import io.flypg.local.store.StateFolder;
import io.flypg.local.store.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days that pass as fast as the test says. */
class DailySnapshotsTest {
    private static final Duration DAY = Duration.ofHours(25);

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private World world;
    private Rack rack;
    private Volumes volumes;
    private DailySnapshots daily;

    @BeforeEach
    void world() {
        var state = new StateFolder(folder);
        state.prepare();
        world = new World(state, () -> now);
        var ids = new Ids(() -> now, new SplittableRandom(1));
        rack = new Rack(world, new Moves(world, ids), new FakeGuests(), new Pace(Duration.ZERO, Duration.ofSeconds(1)));
        volumes = new Volumes(world, rack, ids);
        daily = new DailySnapshots(world, volumes);
        world.alone(() -> {
            world.put(App.empty(new App.Identity("pg1", 1, "personal", "", "default", "consul", now)));
            return true;
        });
    }

    @AfterEach
    void close() {
        rack.close();
    }

    @Test
    void a_volume_is_copied_once_a_day_and_for_the_first_time_a_day_after_it_was_made() throws IOException {
        Volume volume = volume(5, true);
        Files.writeString(folder.resolve("volumes/" + volume.id() + "/file"), "data");
        daily.takeDue();
        assertThat(snapshots()).isEmpty();

        now = now.plus(DAY);
        daily.takeDue();
        daily.takeDue();
        assertThat(snapshots()).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.volume()).isEqualTo(volume.id());
            assertThat(folder.resolve("snapshots/" + snapshot.id() + "/file"))
                    .content()
                    .isEqualTo("data");
        });
        now = now.plus(DAY);
        daily.takeDue();
        assertThat(snapshots()).hasSize(2);
    }

    @Test
    void one_taken_by_hand_counts() {
        Volume volume = volume(5, true);
        now = now.plus(DAY);
        volumes.takeSnapshot(app(), volume.id());
        daily.takeDue();
        assertThat(snapshots()).hasSize(1);
    }

    @Test
    void a_volume_that_wants_none_gets_none() {
        volume(5, false);
        now = now.plus(DAY);
        daily.takeDue();
        assertThat(snapshots()).isEmpty();
    }

    @Test
    void a_snapshot_goes_when_its_days_are_over_also_without_its_volume() {
        Volume volume = volume(2, true);
        now = now.plus(DAY);
        daily.takeDue();
        Snapshot first = snapshots().getFirst();
        volumes.delete(app(), volume.id());
        now = now.plus(DAY);
        daily.takeDue();
        assertThat(snapshots()).containsExactly(first);

        now = now.plus(DAY);
        daily.takeDue();
        assertThat(snapshots()).isEmpty();
        assertThat(folder.resolve("snapshots")).isEmptyDirectory();
    }

    @Test
    void a_volume_that_cannot_be_copied_does_not_keep_the_others_from_it() throws IOException {
        Volume lost = volume(5, true);
        Volume kept = volume(5, true);
        Files.delete(folder.resolve("volumes/" + lost.id()));
        now = now.plus(DAY);
        daily.takeDue();
        assertThat(snapshots()).extracting(Snapshot::volume).contains(kept.id());
    }

    private Volume volume(int days, boolean backup) {
        var body = Api.JSON
                .createObjectNode()
                .put("name", "pg_data")
                .put("snapshot_retention", days)
                .put("auto_backup_enabled", backup);
        return volumes.create(app(), VolumeRequest.read(body));
    }

    private App app() {
        return world.app("pg1").orElseThrow();
    }

    private List<Snapshot> snapshots() {
        return List.copyOf(app().snapshots().values());
    }
}
