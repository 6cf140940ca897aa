package io.flypg.engine.bind;

import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.CpuKind;
import io.flypg.engine.model.ExtendSpec;
import io.flypg.engine.model.MachineSpec;
import io.flypg.engine.model.ReadReplicasSpec;
import io.flypg.engine.model.RestoreSpec;
import io.flypg.engine.model.VolumeSpec;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the platform and the image cannot do with a cluster, found before the first call. */
final class ClusterChecks {
    /** Fly's own images, whose tags are versions of PostgreSQL; what others call theirs is their matter. */
    private static final Pattern VERSIONED =
            Pattern.compile("flyio/postgres-flex(?:-timescaledb)?:([0-9]{1,3})(?:[.@].*)?");

    private static final String SNAPSHOT = "vs_[A-Za-z0-9]+";

    private static final Size SMALLEST = Size.ofGigabytes(1);
    private static final Size LARGEST = Size.ofGigabytes(500);

    private final ClusterSpec cluster;
    private final Report report;

    ClusterChecks(ClusterSpec cluster, Report report) {
        this.cluster = cluster;
        this.report = report;
    }

    void run() {
        image();
        replicas();
        readers();
        unmanaged();
        machine("machine", cluster.machine());
        volume("volume", cluster.volume());
        cluster.restoreFrom().ifPresent(this::restore);
    }

    private void image() {
        int declared = cluster.postgres().major();
        cluster.image()
                .map(VERSIONED::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Integer.parseInt(matcher.group(1)))
                .filter(major -> major != declared)
                .ifPresent(major -> refuse(
                        "image",
                        "Image of another version",
                        "the image is of PostgreSQL " + major + ", and the cluster is declared as " + declared + ".",
                        "write an image of " + declared + ", or take 'image' out"));
    }

    private void replicas() {
        if (cluster.replicas() == 1 && !cluster.allowTwoNodes()) {
            refuse(
                    "replicas",
                    "Two nodes are not high availability",
                    "with one replica the loss of either node stops writes, which is worse than a single node.",
                    "write 'replicas 2', or 'replicas 0', or accept it with 'allowTwoNodes true'");
        }
        long nodes = 1 + cluster.followers();
        if (nodes > ClusterSpec.MOST_NODES) {
            refuse(
                    "replicas",
                    "Too many nodes",
                    nodes + " nodes are declared, and the proxy in the image sees at most " + ClusterSpec.MOST_NODES
                            + ".",
                    "declare fewer replicas or readers");
        }
    }

    private void readers() {
        Set<Region> seen = new HashSet<>();
        for (int i = 0; i < cluster.readReplicas().size(); i++) {
            ReadReplicasSpec readers = cluster.readReplicas().get(i);
            String path = "readReplicas." + i;
            if (readers.region().equals(cluster.region())) {
                refuse(
                        path,
                        "Readers in the primary region",
                        "'" + readers.region() + "' is the primary's region: nodes there may become primary and vote.",
                        "use 'replicas' for nodes in the primary region");
            }
            if (!seen.add(readers.region())) {
                refuse(
                        path,
                        "Declared twice",
                        "readers in '" + readers.region() + "' are declared before.",
                        "write them once, with count");
            }
            if (readers.count() == 0) {
                refuse(
                        path + ".count",
                        "Number out of range",
                        "'count 0' declares no readers in '" + readers.region() + "'.",
                        "take the line out");
            }
            readers.machine().ifPresent(machine -> machine(path + ".machine", machine));
            readers.volume().ifPresent(volume -> volume(path + ".volume", volume));
        }
    }

    private void unmanaged() {
        for (int i = 0; i < cluster.unmanaged().size(); i++) {
            String what = cluster.unmanaged().get(i);
            if (!ClusterSpec.CAN_BE_UNMANAGED.contains(what)) {
                refuse(
                        "unmanaged." + i,
                        "Always managed",
                        "'" + what + "' is nothing that nodes can keep as they have it.",
                        "choose from " + String.join(", ", ClusterSpec.CAN_BE_UNMANAGED));
            }
        }
    }

    private void machine(String path, MachineSpec machine) {
        CpuKind kind = machine.kind();
        if (!kind.counts().contains(machine.cpus())) {
            refuse(
                    path + ".cpus",
                    "No such machine",
                    "a " + kind.word() + " machine cannot have cpus " + machine.cpus() + ".",
                    "choose one of " + counts(kind));
            return;
        }
        if (!machine.isPossible()) {
            long least = (long) kind.leastPerCpu() * machine.cpus();
            long most = (long) kind.mostPerCpu() * machine.cpus();
            refuse(
                    path + ".memory",
                    "No such machine",
                    "a " + kind.word() + " machine with cpus " + machine.cpus() + " cannot have " + machine.memory()
                            + ".",
                    "choose other cpus, or memory of " + Size.ofMegabytes(least) + " to " + Size.ofMegabytes(most)
                            + " in steps of " + Size.ofMegabytes(kind.stepMegabytes()));
        }
    }

    private static String counts(CpuKind kind) {
        return kind.counts().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private void volume(String path, VolumeSpec volume) {
        if (!isVolumeSize(volume.size())) {
            size(path + ".size", volume.size());
        }
        Duration keep = volume.keepSnapshots();
        if (keep.compareTo(Duration.ofDays(1)) < 0
                || keep.compareTo(Duration.ofDays(60)) > 0
                || !keep.equals(Duration.ofDays(keep.toDays()))) {
            refuse(
                    path + ".keepSnapshots",
                    "Number out of range",
                    "Fly.io keeps snapshots for 1 to 60 whole days.",
                    "for example keepSnapshots 14.days");
        }
        volume.extend().ifPresent(extend -> extend(path + ".extend", volume, extend));
    }

    private void extend(String path, VolumeSpec volume, ExtendSpec extend) {
        if (extend.at().value() < 50 || extend.at().value() > 99) {
            refuse(
                    path + ".at",
                    "Number out of range",
                    "a volume can grow by itself at 50 to 99 percent.",
                    "for example at: 80.percent");
        }
        if (!isVolumeSize(extend.by())) {
            size(path + ".by", extend.by());
        }
        if (isVolumeSize(volume.size())
                && (!isVolumeSize(extend.upTo()) || extend.upTo().compareTo(volume.size()) < 0)) {
            refuse(
                    path + ".upTo",
                    "Number out of range",
                    "the volume has " + volume.size() + " to begin with and cannot grow up to " + extend.upTo() + ".",
                    "write whole gigabytes between " + volume.size() + " and " + LARGEST);
        }
    }

    /** Whether Fly.io has volumes of that size. */
    static boolean isVolumeSize(Size size) {
        return size.compareTo(SMALLEST) >= 0
                && size.compareTo(LARGEST) <= 0
                && size.equals(Size.ofGigabytes(size.gigabytes()));
    }

    private void restore(RestoreSpec from) {
        if (from.snapshot().isPresent() == from.fork().isPresent()) {
            refuse(
                    "restoreFrom",
                    "Restored from one thing",
                    "'restoreFrom' names " + (from.fork().isPresent() ? "a snapshot and a cluster to fork" : "nothing")
                            + ", and the data comes from exactly one thing.",
                    "write restoreFrom(snapshot: 'vs_…'), or restoreFrom(fork: 'orders-db')");
        }
        from.snapshot()
                .filter(id -> !id.matches(SNAPSHOT))
                .ifPresent(id -> refuse(
                        "restoreFrom.snapshot",
                        "Not a snapshot",
                        "'" + id + "' is not the id of a snapshot, which is vs_ and then letters and digits.",
                        "'fly volumes snapshots list VOLUME' shows the ids"));
        from.fork()
                .filter(name -> !Names.isApp(name) || name.equals(cluster.name()))
                .ifPresent(name -> refuse(
                        "restoreFrom.fork",
                        "Not another cluster",
                        "'" + name + "' is not the name of another cluster.",
                        "write the name of the cluster whose data is to be copied"));
    }

    private void size(String path, Size size) {
        refuse(
                path,
                "Number out of range",
                "a volume of Fly.io has " + SMALLEST + " to " + LARGEST + " in whole gigabytes, not " + size + ".",
                "for example 10.GB");
    }

    private void refuse(String field, String summary, String detail, String hint) {
        report.add(cluster, field, summary, detail, hint);
    }
}
