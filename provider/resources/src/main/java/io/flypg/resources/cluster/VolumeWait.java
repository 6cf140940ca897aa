package io.flypg.resources.cluster;

import io.flypg.fly.machine.Machine;
import io.flypg.fly.volume.Volume;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Marks;
import io.flypg.resources.live.Pace;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Waits for the volume of a machine, which the platform fills behind the back of whoever asked for a copy. */
record VolumeWait(Live live, Machine machine) {
    /** As long as {@code fly postgres create} waits for one that is restored. */
    private static final Duration FILLING = Duration.ofHours(1);

    private static final String READY = "created";

    /** Before a machine is started on it. */
    void filled(Consumer<String> note) {
        AtomicReference<String> last = new AtomicReference<>(READY);
        boolean filled = Pace.until(FILLING, () -> {
            String state = state();
            if (!last.getAndSet(state).equals(state)) {
                note.accept("its volume is " + state);
            }
            return state.equals(READY);
        });
        if (!filled) {
            throw Failures.timedOut(
                    "machine " + machine.id(),
                    "its volume does not hold its data yet: it is still " + last.get(),
                    "look at 'fly volumes list', and run the command again, which goes on from there");
        }
    }

    private String state() {
        String app = Marks.of(machine).map(Marks::cluster).orElseThrow();
        return machine.volumeId()
                .flatMap(live.fly().volumes(app)::get)
                .map(Volume::state)
                .orElse(READY);
    }
}
