package io.flypg.resources.live;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.CpuKind;
import io.flypg.engine.model.MachineSpec;
import io.flypg.fly.machine.Guest;
import io.flypg.fly.machine.Machine;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What flypg writes on the machines it owns, as their metadata: the only record of ownership there is.
 *
 * @param project whose it is
 * @param ordinal which node of its cluster
 * @param group {@code primary}, or {@code read-gru}
 * @param protect whether the cluster may not be deleted
 * @param size the size flypg gave the machine last, so that another one is known to be somebody else's doing
 */
public record Marks(
        String project, String cluster, int ordinal, String group, boolean protect, Optional<MachineSpec> size) {
    private static final String CLUSTER = "flypg_cluster";
    private static final String NODE = "flypg_node";
    private static final String GROUP = "flypg_group";
    private static final String SIZE = "flypg_machine";

    /** Whose the machine is. */
    public static final String PROJECT = "flypg_project";

    /** Whether the cluster is protected. */
    public static final String PROTECT = "flypg_protect";

    /** The machine's own id: a clone made by hand copies the other marks, and this one betrays it. */
    public static final String SELF = "flypg_self";

    /** On the primary: the volume of a node that was stopped to be retired, and may be off the primary's books already. */
    public static final String RETIRING = "flypg_retiring";

    /** On the first node of a cluster that was made from the data of another one, until nothing in it names that one any more. */
    public static final String COPY = "flypg_copy";

    /** The digest of the passwords that a machine was made to boot with, when they were changed. */
    public static final String PASSWORDS = "flypg_passwords";

    /** On the node that was primary: names of settings that went to the shared store and that not every node has read yet. */
    public static final String STORING = "flypg_storing";

    /** The marks of a machine; empty when it is not ours. */
    public static Optional<Marks> of(Machine machine) {
        Map<String, String> metadata = machine.metadata();
        String project = metadata.get(PROJECT);
        String cluster = metadata.get(CLUSTER);
        String node = metadata.get(NODE);
        boolean clone = !metadata.getOrDefault(SELF, machine.id()).equals(machine.id());
        if (project == null || cluster == null || node == null || clone || !isNumber(node)) {
            return Optional.empty();
        }
        return Optional.of(new Marks(
                project,
                cluster,
                Integer.parseInt(node),
                metadata.getOrDefault(GROUP, "primary"),
                Boolean.parseBoolean(metadata.getOrDefault(PROTECT, "true")),
                Optional.ofNullable(metadata.get(SIZE)).flatMap(Marks::readSize)));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 4 && text.chars().allMatch(Character::isDigit);
    }

    public NodeName name() {
        return new NodeName(cluster, ordinal);
    }

    /** The group of the nodes in a region, of which only those in the primary's may be primary. */
    public static String group(Region region, Region primary) {
        return region.equals(primary) ? "primary" : "read-" + region;
    }

    /** The size a machine has, as a mark of it. */
    public static MachineSpec sizeOf(Machine machine) {
        Guest guest = machine.config().guest().orElse(new Guest("shared", 1, 256));
        CpuKind kind = guest.cpuKind().equals("performance") ? CpuKind.PERFORMANCE : CpuKind.SHARED;
        return new MachineSpec(guest.cpus(), Size.ofMegabytes(guest.memoryMb()), kind);
    }

    /** As metadata, for a machine that is about to be made or changed. */
    public Map<String, String> toMetadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(PROJECT, project);
        metadata.put(CLUSTER, cluster);
        metadata.put(NODE, Integer.toString(ordinal));
        metadata.put(GROUP, group);
        metadata.put(PROTECT, Boolean.toString(protect));
        size.ifPresent(value -> metadata.put(SIZE, writeSize(value)));
        return metadata;
    }

    /** {@code shared:2:4096}, memory in megabytes. */
    private static String writeSize(MachineSpec size) {
        return size.kind().word() + ":" + size.cpus() + ":" + size.memory().megabytes();
    }

    private static Optional<MachineSpec> readSize(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3 || !isNumber(parts[1]) || !parts[2].matches("[0-9]{1,7}")) {
            return Optional.empty();
        }
        return Arrays.stream(CpuKind.values())
                .filter(kind -> kind.word().equals(parts[0]))
                .findFirst()
                .map(kind -> new MachineSpec(
                        Integer.parseInt(parts[1]), Size.ofMegabytes(Integer.parseInt(parts[2])), kind));
    }
}
