package io.flypg.engine.bind;

import static io.flypg.engine.bind.Checks.problem;

import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.CpuKind;
import io.flypg.engine.model.ExtendSpec;
import io.flypg.engine.model.MachineSpec;
import io.flypg.engine.model.ReadReplicasSpec;
import io.flypg.engine.model.VolumeSpec;
import io.flypg.engine.problem.Problem;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/** What the platform and the image cannot do with a cluster, found before the first call. */
final class ClusterChecks {
    /** The image's proxy sees at most ten members (postgres-flex, HAProxy slots). */
    private static final int MOST_NODES = 10;

    private static final Size SMALLEST = Size.ofGigabytes(1);
    private static final Size LARGEST = Size.ofGigabytes(500);

    private final ClusterSpec cluster;
    private final BiConsumer<String, Problem> report;

    ClusterChecks(ClusterSpec cluster, BiConsumer<String, Problem> report) {
        this.cluster = cluster;
        this.report = report;
    }

    void run() {
        replicas();
        readers();
        machine("machine", cluster.machine());
        volume("volume", cluster.volume());
    }

    private void replicas() {
        if (cluster.replicas() == 1 && !cluster.allowTwoNodes()) {
            report.accept(
                    "replicas",
                    problem(
                            "Two nodes are not high availability",
                            "with one replica the loss of either node stops writes, which is worse than a single node.",
                            "write 'replicas 2', or 'replicas 0', or accept it with 'allowTwoNodes true'"));
        }
        int readers = cluster.readReplicas().stream()
                .mapToInt(ReadReplicasSpec::count)
                .sum();
        if (1 + cluster.replicas() + readers > MOST_NODES) {
            report.accept(
                    "replicas",
                    problem(
                            "Too many nodes",
                            (1 + cluster.replicas() + readers) + " nodes are declared, and the image's proxy sees "
                                    + MOST_NODES + ".",
                            "declare fewer replicas or readers"));
        }
    }

    private void readers() {
        Set<Region> seen = new HashSet<>();
        for (int i = 0; i < cluster.readReplicas().size(); i++) {
            ReadReplicasSpec readers = cluster.readReplicas().get(i);
            String path = "readReplicas." + i;
            if (readers.region().equals(cluster.region())) {
                report.accept(
                        path,
                        problem(
                                "Readers in the primary region",
                                "'" + readers.region()
                                        + "' is the primary's region: nodes there may become primary and vote.",
                                "use 'replicas' for nodes in the primary region"));
            }
            if (!seen.add(readers.region())) {
                report.accept(
                        path,
                        problem(
                                "Declared twice",
                                "readers in '" + readers.region() + "' are declared before.",
                                "write them once, with count"));
            }
            if (readers.count() == 0) {
                report.accept(
                        path + ".count",
                        problem(
                                "Number out of range",
                                "no readers in '" + readers.region() + "'.",
                                "take the line out"));
            }
            readers.machine().ifPresent(machine -> machine(path + ".machine", machine));
            readers.volume().ifPresent(volume -> volume(path + ".volume", volume));
        }
    }

    private void machine(String path, MachineSpec machine) {
        CpuKind kind = machine.kind();
        if (!kind.counts().contains(machine.cpus())) {
            report.accept(
                    path + ".cpus",
                    problem(
                            "No such machine",
                            "a " + kind.word() + " machine has no " + machine.cpus() + " CPUs.",
                            "choose one of " + kind.counts()));
            return;
        }
        long least = (long) kind.leastPerCpu() * machine.cpus();
        long most = (long) kind.mostPerCpu() * machine.cpus();
        long megabytes = machine.memory().megabytes();
        boolean step = machine.memory().equals(Size.ofMegabytes(megabytes)) && megabytes % kind.stepMegabytes() == 0;
        if (megabytes < least || megabytes > most || !step) {
            report.accept(
                    path + ".memory",
                    problem(
                            "No such machine",
                            "a " + kind.word() + " machine of " + machine.cpus() + " CPUs cannot have "
                                    + machine.memory() + ".",
                            "choose " + Size.ofMegabytes(least) + " to " + Size.ofMegabytes(most) + " in steps of "
                                    + Size.ofMegabytes(kind.stepMegabytes())));
        }
    }

    private void volume(String path, VolumeSpec volume) {
        if (!isVolumeSize(volume.size())) {
            report.accept(path + ".size", size(volume.size()));
        }
        Duration keep = volume.keepSnapshots();
        if (keep.compareTo(Duration.ofDays(1)) < 0
                || keep.compareTo(Duration.ofDays(60)) > 0
                || !keep.equals(Duration.ofDays(keep.toDays()))) {
            report.accept(
                    path + ".keepSnapshots",
                    problem("Number out of range", "Fly.io keeps snapshots for 1 to 60 whole days.", "write 14.days"));
        }
        volume.extend().ifPresent(extend -> extend(path + ".extend", volume, extend));
    }

    private void extend(String path, VolumeSpec volume, ExtendSpec extend) {
        if (extend.at().value() < 50 || extend.at().value() > 99) {
            report.accept(
                    path + ".at",
                    problem(
                            "Number out of range",
                            "a volume can grow by itself at 50 to 99 percent.",
                            "write 80.percent"));
        }
        if (!isVolumeSize(extend.by())) {
            report.accept(path + ".by", size(extend.by()));
        }
        if (!isVolumeSize(extend.upTo()) || extend.upTo().compareTo(volume.size()) < 0) {
            report.accept(
                    path + ".upTo",
                    problem(
                            "Number out of range",
                            "the volume would grow up to " + extend.upTo() + ", and it is " + volume.size()
                                    + " to begin with.",
                            "write a size between " + volume.size() + " and " + LARGEST));
        }
    }

    private static boolean isVolumeSize(Size size) {
        return size.compareTo(SMALLEST) >= 0
                && size.compareTo(LARGEST) <= 0
                && size.equals(Size.ofGigabytes(size.gigabytes()));
    }

    private static Problem size(Size size) {
        return problem(
                "Number out of range",
                "a volume of Fly.io has " + SMALLEST + " to " + LARGEST + " in whole gigabytes, not " + size + ".",
                "write 10.GB");
    }
}
