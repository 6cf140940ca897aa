package io.flypg.local.platform;

import io.flypg.local.model.App;
import io.flypg.local.model.Machine;
import io.flypg.local.model.MachineState;
import io.flypg.local.rack.Rack;
import io.flypg.local.store.World;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps the second node of a new cluster from booting before the first one is its primary: each would found a cluster of its own. Nothing
 * in the image prevents that. On Fly.io a machine takes long enough to be made, and {@code fly pg create} counts on it.
 */
final class Founding {
    /** What the first primary leaves in the app's key-value store. */
    private static final String FOUNDED = "INITIALIZED";

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final World world;
    private final Rack rack;

    Founding(World world, Rack rack) {
        this.world = world;
        this.rack = rack;
    }

    /** Returns when no node of the app is about to found a cluster, or after a minute: then the first one has trouble of its own. */
    void await(String app) {
        Instant end = world.now().plus(LIMIT);
        try {
            while (isUnderWay(app) && world.now().isBefore(end)) {
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isUnderWay(String app) {
        return world.app(app).filter(found -> !found.keys().containsKey(FOUNDED)).stream()
                .flatMap(App::living)
                .filter(machine -> machine.version().image().isPostgres())
                .filter(machine -> machine.status().target() == MachineState.STARTED)
                .anyMatch(this::isWithoutRole);
    }

    private boolean isWithoutRole(Machine machine) {
        return rack.checks(machine).stream().anyMatch(check -> check.name().equals("role") && !check.isPassing());
    }
}
