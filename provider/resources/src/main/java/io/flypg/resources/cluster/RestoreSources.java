package io.flypg.resources.cluster;

import io.flypg.engine.address.Size;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.model.RestoreSpec;
import io.flypg.fly.app.App;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.organization.Listing;
import io.flypg.fly.organization.OwnedVolume;
import io.flypg.fly.volume.Snapshot;
import io.flypg.fly.volume.Volume;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Primary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Looks for what clusters are to be restored from. Changes nothing. */
public final class RestoreSources {
    private static final long GIGABYTE = Size.ofGigabytes(1).bytes();

    private final Live live;

    public RestoreSources(Live live) {
        this.live = live;
    }

    /**
     * What a cluster is to be restored from.
     *
     * @param cluster that is to be made, and may have been there before
     */
    public RestoreSource find(RestoreSpec from, String cluster, String organization) {
        return from.snapshot()
                .map(id -> snapshot(id, cluster, organization))
                .orElseGet(() -> fork(from.fork().orElseThrow(), organization));
    }

    /** The one node of a cluster, ours or not, that says it is the primary. */
    Optional<Machine> primary(String cluster) {
        List<Machine> saying = Primary.saying(
                live.operator(cluster), live.fly().machines(cluster).list());
        return saying.size() == 1 ? Optional.of(saying.getFirst()) : Optional.empty();
    }

    /** A snapshot is found only by its volume; the cluster's own come first, because they may be of volumes that are gone. */
    private RestoreSource snapshot(String id, String cluster, String organization) {
        Listing<OwnedVolume> listed = live.fly().organizations().volumes(organization);
        Stream<Place> places = Stream.concat(
                LostVolumes.of(live, cluster).stream().map(volume -> new Place(cluster, volume)),
                listed.items().stream()
                        .map(owned -> new Place(owned.app(), owned.volume().id())));
        return places.distinct()
                .flatMap(place -> LostVolumes.snapshots(live, place.app, place.volume)
                        .filter(snapshot -> snapshot.id().equals(id))
                        .map(snapshot -> found(place, snapshot)))
                .findFirst()
                .orElseGet(
                        () -> missing(id, organization, listed.unreadRegions().isEmpty()));
    }

    private record Place(String app, String volume) {}

    private RestoreSource found(Place place, Snapshot snapshot) {
        return snapshot.isReady()
                ? new RestoreSource.Found(
                        place.app,
                        Size.ofGigabytes(Math.ceilDiv(snapshot.volumeSizeBytes(), GIGABYTE)),
                        live.fly().images().majorOf(snapshot.id()))
                : new RestoreSource.Missing(
                        "the snapshot " + snapshot.id() + " of " + place.volume + " in " + place.app + " is "
                                + snapshot.status() + ", and not there yet.",
                        "run the command again when 'fly volumes snapshots list " + place.volume
                                + "' shows it as created");
    }

    private static RestoreSource missing(String id, String organization, boolean complete) {
        return new RestoreSource.Missing(
                complete
                        ? "no volume that organization " + organization
                                + " has, and none that the cluster had a short while ago, has a snapshot " + id
                                + ". Snapshots go when their days are over."
                        : "the snapshot " + id + " was not found, and some regions of organization " + organization
                                + " did not answer.",
                complete
                        ? "take one of those that 'fly volumes snapshots list VOLUME' shows"
                        : "run the command again in a while");
    }

    private RestoreSource fork(String cluster, String organization) {
        Optional<App> app = live.fly().apps().get(cluster);
        if (app.filter(there -> there.organization().equals(organization)).isEmpty()) {
            return new RestoreSource.Missing(
                    "there is no cluster " + cluster + " in organization " + organization + ".",
                    "name one that 'fly postgres list' shows");
        }
        return primary(cluster)
                .flatMap(primary -> original(cluster, primary))
                .orElseGet(() -> new RestoreSource.Missing(
                        "no node of " + cluster
                                + ", or more than one, says that it is the primary, so nobody knows whose data to copy.",
                        "look at 'flypg status " + cluster
                                + "', or restore a snapshot: restoreFrom(snapshot: 'vs_…')"));
    }

    private Optional<RestoreSource> original(String cluster, Machine primary) {
        OptionalInt major = ClusterObserver.version(primary)
                .map(PostgresVersion::major)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        return primary.volumeId()
                .flatMap(live.fly().volumes(cluster)::get)
                .map(Volume::sizeGb)
                .map(size -> new RestoreSource.Found(cluster, Size.ofGigabytes(size), major));
    }
}
