package io.flypg.local.platform;

import io.flypg.local.model.App;
import io.flypg.local.model.Snapshot;
import io.flypg.local.model.Volume;
import io.flypg.local.store.World;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Takes a snapshot of every volume once a day, as the platform's clock has it, and drops those that have been kept long enough. */
public final class DailySnapshots implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DailySnapshots.class.getName());
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final World world;
    private final Volumes volumes;
    private final Thread thread = Thread.ofVirtual().name("daily snapshots").unstarted(this::run);

    public DailySnapshots(World world, Volumes volumes) {
        this.world = world;
        this.volumes = volumes;
    }

    /** Begins to look at the clock. */
    public void start() {
        thread.start();
    }

    /** Does what is due now. */
    public void takeDue() {
        Instant now = world.now();
        for (App app : world.apps()) {
            app.snapshots().values().stream()
                    .filter(snapshot -> snapshot.isExpired(now))
                    .forEach(snapshot -> attempt(snapshot.id(), () -> volumes.delete(app, snapshot)));
            app.volumes().values().stream()
                    .filter(Volume::autoBackup)
                    .filter(volume -> lastOf(app, volume).plus(DAY).isBefore(now))
                    .forEach(volume -> attempt(volume.id(), () -> volumes.takeSnapshot(app, volume.id())));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that goes meanwhile, or cannot be copied, is no reason to forget the others. */
    private static void attempt(String id, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the daily snapshots passed over {0}: {1}", id, e.toString());
        }
    }

    /** When the volume was last copied, or made. */
    private static Instant lastOf(App app, Volume volume) {
        return Stream.concat(
                        Stream.of(volume.createdAt()),
                        app.snapshots().values().stream()
                                .filter(snapshot -> snapshot.volume().equals(volume.id()))
                                .map(Snapshot::createdAt))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private void run() {
        try {
            while (true) {
                takeDue();
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
