package io.flypg.fly.volume;

import io.flypg.fly.call.FlyException;
import io.flypg.fly.call.FlyException.Kind;
import io.flypg.fly.call.Request;
import io.flypg.fly.call.Transport;
import java.util.List;
import java.util.Optional;

/** The volumes of one app. */
public final class Volumes {

    private final Transport transport;
    private final String app;

    public Volumes(Transport transport, String app) {
        this.transport = transport;
        this.app = app;
    }

    /** Every volume but those on their way to deletion. */
    public List<Volume> list() {
        return listWithGoing().stream().filter(volume -> !volume.isGoing()).toList();
    }

    /** The same with those on their way to deletion, whose snapshots are there for a while. */
    public List<Volume> listWithGoing() {
        return transport.list(Request.get("v1", "apps", app, "volumes"), Volume::read);
    }

    /** One volume, also when it is on its way to deletion. */
    public Optional<Volume> get(String id) {
        return transport.find(Request.get(volume(id)), Volume::read);
    }

    /**
     * Makes a volume. Never repeated by itself.
     *
     * @throws FlyException of kind {@link Kind#AMBIGUOUS} when it may or may not have been made: list the volumes
     */
    public Volume create(NewVolume volume) {
        return transport.read(
                Request.post("v1", "apps", app, "volumes")
                        .withBody(volume.write())
                        .creating(),
                Volume::read);
    }

    /**
     * Makes a volume larger; there is no way back.
     *
     * @param sizeGb the new size, not the difference
     */
    public ExtendedVolume extend(String id, int sizeGb) {
        Request request = Request.put("v1", "apps", app, "volumes", id, "extend")
                .withBody(Request.json().put("size_gb", sizeGb));
        return transport.read(
                request,
                answer -> new ExtendedVolume(
                        Volume.read(answer.required("volume")),
                        answer.flag("needs_restart").orElse(false)));
    }

    /** Has snapshots made every day, and says for how many days, 1 to 60, they are kept. */
    public Volume keepSnapshots(String id, int days) {
        return transport.read(
                Request.put(volume(id))
                        .withBody(Request.json().put("snapshot_retention", days).put("auto_backup_enabled", true)),
                Volume::read);
    }

    /** Deletes a volume with all that is on it; that it is gone already is as good. */
    public void delete(String id) {
        transport.remove(Request.delete(volume(id)));
    }

    /** Those of a volume, which may be gone. */
    public List<Snapshot> snapshots(String id) {
        return transport.list(Request.get("v1", "apps", app, "volumes", id, "snapshots"), Snapshot::read);
    }

    /** Asks for a snapshot now; {@link #snapshots} tells when it is there. Never repeated by itself. */
    public void createSnapshot(String id) {
        transport.send(
                Request.post("v1", "apps", app, "volumes", id, "snapshots").creating());
    }

    private String[] volume(String id) {
        return new String[] {"v1", "apps", app, "volumes", id};
    }
}
