package io.flypg.resources.cluster;

import io.flypg.fly.call.FlyException;
import io.flypg.fly.volume.Snapshot;
import io.flypg.fly.volume.Volume;
import io.flypg.resources.live.Live;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The volumes that an app has or had, as far as the platform remembers: the snapshots of one that is gone are there for a while. */
final class LostVolumes {
    private LostVolumes() {}

    /** Their ids; none when there is no such app. */
    static List<String> of(Live live, String app) {
        return found(() -> Stream.concat(
                        live.fly().volumes(app).listWithGoing().stream().map(Volume::id),
                        live.fly().machines(app).listWithDestroyed().stream()
                                .flatMap(machine -> machine.volumeId().stream())))
                .distinct()
                .toList();
    }

    /** The snapshots of one of them; none when the platform has forgotten it. */
    static Stream<Snapshot> snapshots(Live live, String app, String volume) {
        return found(() -> live.fly().volumes(app).snapshots(volume).stream());
    }

    private static <T> Stream<T> found(Supplier<Stream<T>> call) {
        try {
            return call.get();
        } catch (FlyException e) {
            if (e.is(FlyException.Kind.NOT_FOUND)) {
                return Stream.empty();
            }
            throw e;
        }
    }
}
