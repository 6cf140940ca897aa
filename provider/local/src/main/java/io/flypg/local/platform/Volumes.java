package io.flypg.local.platform;

import io.flypg.local.model.App;
import io.flypg.local.model.Ids;
import io.flypg.local.model.Refused;
import io.flypg.local.model.Snapshot;
import io.flypg.local.model.Volume;
import io.flypg.local.rack.Rack;
import io.flypg.local.store.Folders;
import io.flypg.local.store.World;
import java.nio.file.Path;
import java.util.Optional;

/** Volumes: folders that only grow, and go when they are deleted. */
public final class Volumes {
    private static final long USUAL_SIZE = 3;

    private final World world;
    private final Rack rack;
    private final Ids ids;

    public Volumes(World world, Rack rack, Ids ids) {
        this.world = world;
        this.rack = rack;
        this.ids = ids;
    }

    /** A new volume: empty, or a copy of another one or of a snapshot. */
    public Volume create(App app, VolumeRequest request) {
        if (request.source().isPresent()) {
            Volume source = anywhere(app, request.source().get());
            Volume volume = volume(app, request, source.region(), source.sizeGigabytes());
            App owner = world.app(source.app()).orElseThrow(() -> Refused.notFound("app"));
            copyStill(owner, source.id(), folder(volume.id()));
            return store(volume);
        }
        if (request.snapshot().isPresent()) {
            Snapshot source = snapshot(app, request.snapshot().get());
            Volume volume = volume(app, request, Regions.NEAREST, source.volumeGigabytes());
            Folders.copy(world.folder().snapshots().resolve(source.id()), folder(volume.id()));
            return store(volume);
        }
        Volume volume = volume(app, request, Regions.NEAREST, USUAL_SIZE);
        Folders.make(folder(volume.id()));
        return store(volume);
    }

    public Volume require(App app, String id) {
        return Optional.ofNullable(app.volumes().get(id)).orElseThrow(() -> Refused.notFound("volume"));
    }

    /**
     * A volume that was made larger.
     *
     * @param needsRestart whether its machine sees that only after its next boot
     */
    public record Extended(Volume volume, boolean needsRestart) {}

    /** Makes the volume larger. */
    public Extended extend(App app, String id, long gigabytes) {
        Volume extended = enlarge(app, id, VolumeRequest.size(gigabytes));
        return new Extended(extended, !rack.disks().fit(folder(id), extended.bytes()));
    }

    private Volume enlarge(App app, String id, int size) {
        return world.alone(() -> {
            Volume volume = require(current(app), id);
            if (size < volume.sizeGigabytes()) {
                throw Refused.invalid("volume size cannot be reduced: it is " + volume.sizeGigabytes()
                        + " GB, requested " + size + " GB");
            }
            return put(volume.extended(size));
        });
    }

    /** Changes how long snapshots are kept, and whether there are automatic ones; empty leaves as it is. */
    public Volume keep(App app, String id, Optional<Long> days, Optional<Boolean> backup) {
        return world.alone(() -> {
            Volume volume = require(current(app), id);
            int retention = days.map(VolumeRequest::retention).orElse(volume.retention());
            return put(volume.keeping(retention, backup.orElse(volume.autoBackup())));
        });
    }

    /** Deletes the volume with its data; its snapshots stay. */
    public Volume delete(App app, String id) {
        Volume deleted = world.alone(() -> {
            App now = current(app);
            Volume volume = require(now, id);
            now.holder(id).ifPresent(holder -> {
                throw Refused.precondition("volume is currently bound to machine: " + holder.id());
            });
            world.put(now.withoutVolume(id));
            return volume;
        });
        rack.disks().remove(folder(id));
        Folders.delete(folder(id));
        return deleted;
    }

    /** A copy of the volume as it is at this moment. */
    public Snapshot takeSnapshot(App app, String id) {
        Volume volume = require(app, id);
        String snapshot = ids.snapshot();
        Path copy = world.folder().snapshots().resolve(snapshot);
        copyStill(app, id, copy);
        var taken =
                new Snapshot(snapshot, id, volume.sizeGigabytes(), Folders.size(copy), volume.retention(), world.now());
        return world.alone(() -> {
            world.put(current(app).with(taken));
            return taken;
        });
    }

    /** Deletes a snapshot with its data. */
    void delete(App app, Snapshot snapshot) {
        world.alone(() -> {
            world.put(current(app).without(snapshot));
            return true;
        });
        Folders.delete(world.folder().snapshots().resolve(snapshot.id()));
    }

    /** What the files on the volume take, in bytes. */
    public long used(Volume volume) {
        return Folders.size(folder(volume.id()));
    }

    private void copyStill(App owner, String volume, Path to) {
        Path from = folder(volume);
        owner.holder(volume)
                .ifPresentOrElse(
                        holder -> rack.whileStill(holder.key(), () -> Folders.copy(from, to)),
                        () -> Folders.copy(from, to));
    }

    private Volume volume(App app, VolumeRequest request, String region, long leastGigabytes) {
        int size = VolumeRequest.size(request.sizeGigabytes().orElse(leastGigabytes));
        boolean copy = request.source().isPresent() || request.snapshot().isPresent();
        if (copy && size < leastGigabytes) {
            throw Refused.invalid("size_gb must be at least that of the source, " + leastGigabytes + " GB");
        }
        return new Volume(
                ids.volume(),
                app.name(),
                request.name(),
                Regions.require(request.region().orElse(region)),
                ids.zone(),
                size,
                request.encrypted(),
                request.retention(),
                request.autoBackup(),
                world.now());
    }

    private Volume store(Volume volume) {
        rack.disks().fit(folder(volume.id()), volume.bytes());
        return world.alone(() -> put(volume));
    }

    private Volume put(Volume volume) {
        world.put(world.app(volume.app())
                .orElseThrow(() -> Refused.notFound("app"))
                .with(volume));
        return volume;
    }

    private App current(App app) {
        return world.app(app.name()).orElseThrow(() -> Refused.notFound("app"));
    }

    /** A volume of any app of the same organization. */
    private Volume anywhere(App app, String id) {
        return world.apps().stream()
                .filter(other ->
                        other.identity().organization().equals(app.identity().organization()))
                .flatMap(other -> other.volumes().values().stream())
                .filter(volume -> volume.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("source volume"));
    }

    private Snapshot snapshot(App app, String id) {
        return world.apps().stream()
                .filter(other ->
                        other.identity().organization().equals(app.identity().organization()))
                .flatMap(other -> other.snapshots().values().stream())
                .filter(snapshot -> snapshot.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("snapshot"));
    }

    private Path folder(String volume) {
        return world.folder().volumes().resolve(volume);
    }
}
