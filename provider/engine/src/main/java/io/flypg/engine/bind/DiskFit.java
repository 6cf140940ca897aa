package io.flypg.engine.bind;

import io.flypg.engine.address.Size;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.ExtendSpec;
import io.flypg.engine.model.NodeSize;
import io.flypg.engine.model.VolumeSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the volumes of a cluster have room for the log that its settings keep. The image gives the log a tenth of the volume and stops
 * all writes when nine tenths are used (postgres-flex, sections 9 and 12), so more than that can never be kept, and more than half of
 * the volume leaves the data less room than their log. PostgreSQL keeps {@code max_wal_size} between two checkpoints, and beside it the
 * larger of {@code wal_keep_size} and what the slots of standbys may hold back, which without a limit is everything and counts as
 * nothing here.
 */
final class DiskFit {
    private static final int PERCENT = 100;
    private static final int WRITES_STOP = 90;
    private static final int RISKY = 50;
    private static final String SLOTS = "max_slot_wal_keep_size";

    /** What each of them does with that much of the volume. */
    private static final Map<String, String> KEEPS = Map.of(
            "max_wal_size",
            "is what the log may grow to between two checkpoints",
            "min_wal_size",
            "of old log is kept for new log",
            "wal_keep_size",
            "of old log is kept for standbys",
            SLOTS,
            "is what a standby that is down may hold back");

    private final ClusterSpec cluster;
    private final Report report;

    DiskFit(ClusterSpec cluster, Report report) {
        this.cluster = cluster;
        this.report = report;
    }

    void run() {
        List<VolumeSpec> volumes = cluster.sizes().stream()
                .map(NodeSize::volume)
                .distinct()
                .filter(volume -> ClusterChecks.isVolumeSize(volume.size()))
                .sorted(Comparator.comparing(VolumeSpec::size))
                .toList();
        for (VolumeSpec volume : volumes) {
            NodeKnobs knobs = knobs(volume);
            if (single(knobs, largest(volume)) || sum(knobs)) {
                return;
            }
        }
    }

    private NodeKnobs knobs(VolumeSpec volume) {
        return new NodeKnobs(
                cluster.config(), cluster.postgres().major(), cluster.machine().memory(), volume.size());
    }

    /** A volume that extends itself becomes as large as it may before anything stops. */
    private static Size largest(VolumeSpec volume) {
        return volume.extend().map(ExtendSpec::upTo).orElse(volume.size());
    }

    private boolean single(NodeKnobs knobs, Size volume) {
        Optional<String> largest =
                knobs.largestDeclared(KEEPS.keySet()).filter(name -> knobs.bytes(name) > part(volume, WRITES_STOP));
        largest.ifPresent(name -> report.add(
                cluster,
                "config." + name,
                "Disk cannot fit",
                name + " " + knobs.value(name).display() + " " + KEEPS.get(name)
                        + ", and the image stops all writes when "
                        + WRITES_STOP + " % of a volume are used, which of " + volume + " is "
                        + MemoryUse.shown(part(volume, WRITES_STOP)) + ".",
                "the image itself takes a tenth: " + name + " " + written(part(volume, 10)) + "; or a larger volume"));
        return largest.isPresent();
    }

    private boolean sum(NodeKnobs knobs) {
        long slots = cluster.followers() > 0 ? Math.max(0, knobs.bytes(SLOTS)) : 0;
        long kept = Math.max(slots, knobs.bytes("wal_keep_size"));
        long log = Math.max(knobs.bytes("max_wal_size"), knobs.bytes("min_wal_size")) + kept;
        Optional<String> cause =
                log > part(knobs.volume(), RISKY) ? knobs.largestDeclared(KEEPS.keySet()) : Optional.empty();
        cause.ifPresent(name -> report.warn(
                cluster,
                "config." + name,
                "Disk may not be enough",
                "a node's log may take " + MemoryUse.shown(log) + " of its volume of " + knobs.volume() + ": "
                        + knobs.value("max_wal_size").display() + " between two checkpoints"
                        + (kept > 0 ? ", and " + MemoryUse.shown(kept) + " for standbys that are behind" : "")
                        + ". That leaves the data less than half, and at "
                        + WRITES_STOP + " % the image stops all writes.",
                "lower " + name + ", or take a volume of " + gigabytes(log * PERCENT / RISKY)));
        return cause.isPresent();
    }

    private static long part(Size volume, int percent) {
        return volume.bytes() * percent / PERCENT;
    }

    private static String gigabytes(long bytes) {
        long gigabyte = Size.ofGigabytes(1).bytes();
        return (bytes + gigabyte - 1) / gigabyte + ".GB";
    }

    private static String written(long bytes) {
        return new Size(bytes).megabytes() + ".MB";
    }
}
