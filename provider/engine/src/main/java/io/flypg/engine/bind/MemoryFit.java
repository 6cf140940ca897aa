package io.flypg.engine.bind;

import io.flypg.engine.address.Size;
import io.flypg.engine.knob.KnobValue;
import io.flypg.engine.model.ClusterSpec;
import io.flypg.engine.model.Config;
import io.flypg.engine.model.MachineSpec;
import io.flypg.engine.model.NodeSize;
import io.flypg.engine.model.Spec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Whether the memory of a cluster's machines is enough for its settings. What cannot be had at all is an error; what a busy day may need
 * is a warning, and only when it is more than what the image itself chooses for such a machine.
 */
final class MemoryFit {
    /** The image refuses fewer connections. */
    private static final int FEWEST = 10;

    private static final String CANNOT = "Memory cannot fit";

    /** What a single operation may take as soon as somebody runs one. */
    private static final List<String> OF_ONE = List.of(
            "work_mem", "maintenance_work_mem", "autovacuum_work_mem", "logical_decoding_work_mem", "temp_buffers");

    private static final List<String> OF_SESSIONS = List.of("work_mem", "max_connections");
    private static final List<String> OF_MAINTENANCE =
            List.of("autovacuum_work_mem", "maintenance_work_mem", "autovacuum_max_workers");

    private final ClusterSpec cluster;
    private final Report report;

    MemoryFit(ClusterSpec cluster, Report report) {
        this.cluster = cluster;
        this.report = report;
    }

    /** What the cluster itself declares. */
    void run() {
        for (MachineSpec machine : machines()) {
            NodeKnobs knobs = knobs(machine);
            if (buffers(knobs) || single(knobs, cluster, cluster.config()) || sum(knobs, machine)) {
                return;
            }
        }
    }

    /** What a database or a role of the cluster declares for its sessions. */
    void run(Spec spec, Config config) {
        for (MachineSpec machine : machines()) {
            NodeKnobs knobs = knobs(machine);
            if (knobs.bytes("shared_buffers") >= knobs.memory().bytes() || single(knobs, spec, config)) {
                return;
            }
        }
    }

    /** Smallest first: what does not fit there is told for it alone. Those that the platform does not have are told elsewhere. */
    private List<MachineSpec> machines() {
        return cluster.sizes().stream()
                .map(NodeSize::machine)
                .distinct()
                .filter(MachineSpec::isPossible)
                .sorted(Comparator.comparing(MachineSpec::memory))
                .toList();
    }

    private NodeKnobs knobs(MachineSpec machine) {
        return new NodeKnobs(
                cluster.config(),
                cluster.postgres().major(),
                machine.memory(),
                cluster.volume().size());
    }

    private boolean buffers(NodeKnobs knobs) {
        if (knobs.bytes("shared_buffers") < knobs.memory().bytes()) {
            return false;
        }
        report.add(
                cluster,
                "config.shared_buffers",
                CANNOT,
                "shared_buffers " + knobs.value("shared_buffers").display() + " leave nothing of the " + knobs.memory()
                        + " that a node has, and PostgreSQL would not start.",
                "a quarter is usual: shared_buffers " + written(knobs.memory().bytes() / 4));
        return true;
    }

    private boolean single(NodeKnobs knobs, Spec spec, Config config) {
        long left = knobs.memory().bytes() - knobs.bytes("shared_buffers");
        boolean found = false;
        for (String name : OF_ONE) {
            KnobValue value = config.knobs().get(name);
            if (value != null && value.bytes() > left) {
                report.add(
                        spec,
                        "config." + name,
                        CANNOT,
                        name + " " + value.display() + " is more than the " + MemoryUse.shown(left)
                                + " that a node of " + knobs.memory() + " has beside its shared_buffers of "
                                + knobs.value("shared_buffers").display()
                                + ": the first operation that uses it would be killed, and PostgreSQL with it.",
                        "choose far less than " + written(left) + ", or a machine with more memory");
                found = true;
            }
        }
        return found;
    }

    private boolean sum(NodeKnobs knobs, MachineSpec machine) {
        MemoryUse use = MemoryUse.of(knobs);
        if (use.fits() || use.total() <= MemoryUse.of(knobs.undeclared()).total()) {
            return false;
        }
        Optional<String> cause = cause(knobs, use);
        cause.ifPresent(name -> report.warn(
                cluster,
                "config." + name,
                "Memory may not be enough",
                "a node has " + knobs.memory() + ", and needs " + use.text() + ".",
                fitting(name, use, knobs, machine)));
        return cause.isPresent();
    }

    /** The declared knob that takes most. */
    private static Optional<String> cause(NodeKnobs knobs, MemoryUse use) {
        Optional<String> sessions = first(knobs, OF_SESSIONS);
        Optional<String> maintenance = first(knobs, OF_MAINTENANCE);
        Optional<String> busy = sessions.isPresent() && (maintenance.isEmpty() || use.sessions() >= use.maintenance())
                ? sessions
                : maintenance;
        long most = busy.equals(sessions) ? use.sessions() : use.maintenance();
        return knobs.declares("shared_buffers") && (busy.isEmpty() || use.buffers() > most)
                ? Optional.of("shared_buffers")
                : busy;
    }

    private static Optional<String> first(NodeKnobs knobs, List<String> names) {
        return names.stream().filter(knobs::declares).findFirst();
    }

    /** What would be enough, each on its own. */
    private static String fitting(String cause, MemoryUse use, NodeKnobs knobs, MachineSpec machine) {
        List<String> ways = new ArrayList<>();
        if (cause.equals("shared_buffers")) {
            size("shared_buffers", use.fittingBuffers()).ifPresent(ways::add);
        } else if (OF_SESSIONS.contains(cause)) {
            size("work_mem", use.fittingPerConnection()).ifPresent(ways::add);
            count("max_connections", use.fittingConnections(), FEWEST).ifPresent(ways::add);
        } else if (cause.equals("autovacuum_max_workers")) {
            count(cause, use.fittingWorkers(), 1).ifPresent(ways::add);
        } else {
            size(cause, use.fittingPerWorker()).ifPresent(ways::add);
        }
        ways.add(enough(knobs, machine)
                .map(memory -> "a machine with memory " + written(memory.bytes()))
                .orElse("a larger machine"));
        return "enough would be " + String.join(", or ", ways);
    }

    private static Optional<String> size(String name, long bytes) {
        return bytes < Size.ofMegabytes(1).bytes() ? Optional.empty() : Optional.of(name + " " + written(bytes));
    }

    private static Optional<String> count(String name, long number, long least) {
        return number < least ? Optional.empty() : Optional.of(name + " " + number);
    }

    /** The next memory that a machine with as many CPUs can have. */
    private static Optional<Size> enough(NodeKnobs knobs, MachineSpec machine) {
        long step = machine.kind().stepMegabytes();
        long most = (long) machine.kind().mostPerCpu() * machine.cpus();
        return LongStream.iterate(machine.memory().megabytes() + step, next -> next <= most, next -> next + step)
                .mapToObj(Size::ofMegabytes)
                .filter(memory -> MemoryUse.of(knobs.withMemory(memory)).fits())
                .findFirst();
    }

    /** In whole megabytes, as a definition has it. */
    private static String written(long bytes) {
        return new Size(bytes).megabytes() + ".MB";
    }
}
