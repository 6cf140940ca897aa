package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.MachineSpec;
import io.flypg.engine.model.NodeSize;
import io.flypg.engine.model.PostgresVersion;
import io.flypg.engine.model.VolumeSpec;
import io.flypg.engine.plan.NodeRole;
import io.flypg.engine.plan.NodeStep.NodeSetup;
import io.flypg.fly.machine.MachineEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One node of a cluster as it is: its machine, its volume, and its inside when that can be seen.
 *
 * @param machine the platform's id
 * @param address where this node alone is reached; it changes when the platform moves the machine to another host
 * @param group {@code primary}, or {@code read-gru}
 * @param power whether the machine runs
 * @param setup what the machine is made from now
 * @param version PostgreSQL's version by the image's label
 * @param intended the size that flypg gave it last; another size now was given by somebody else
 * @param volume empty when the machine has none
 * @param events what happened to the machine lately, newest first; no plan rests on it
 * @param isProtected whether its mark forbids to delete the cluster
 */
public record Node(
        NodeName name,
        String machine,
        String address,
        String group,
        Power power,
        NodeSetup setup,
        Optional<PostgresVersion> version,
        Optional<MachineSpec> intended,
        Optional<NodeVolume> volume,
        List<MachineEvent> events,
        boolean isProtected,
        Sight sight) {

    public Node {
        events = List.copyOf(events);
    }

    /** Whether a machine runs. */
    public enum Power {
        STARTED,
        /** Made and never launched. */
        CREATED,
        /** Stopped or suspended. */
        STOPPED,
        /** On its way from one to the other. */
        CHANGING;

        /** For people; a machine that runs and is looked at as down has a dead PostgreSQL. */
        String word() {
            return switch (this) {
                case STARTED -> "PostgreSQL does not answer";
                case CREATED -> "not launched";
                case STOPPED -> "stopped";
                case CHANGING -> "neither started nor stopped";
            };
        }
    }

    /** What could be seen of a node's inside. */
    public sealed interface Sight {
        /** All of it. */
        record Seen(Inside inside) implements Sight {}

        /**
         * Nothing.
         *
         * @param reason for people
         * @param dead whether the node's own checks fail too, so that it is down, and not only out of reach from here
         */
        record Unseen(String reason, boolean dead) implements Sight {}
    }

    /** When one of these happened to its machine last; empty when the platform does not tell any more. */
    Optional<String> last(String... types) {
        return events.stream()
                .filter(event -> Set.of(types).contains(event.type()))
                .map(MachineEvent::at)
                .filter(Instant.EPOCH::isBefore)
                .map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString())
                .findFirst();
    }

    /** Whether it is the primary or may become it. */
    boolean isVoter() {
        return group.equals("primary");
    }

    /** Machine and volume as they are; a volume of nothing when it has none. */
    NodeSize size() {
        VolumeSpec mounted = volume.map(there ->
                        new VolumeSpec(there.size(), there.keepSnapshots(), setup.extend(), there.encrypted(), false))
                .orElseGet(() -> new VolumeSpec(new Size(0), Duration.ZERO, Optional.empty(), true, false));
        return new NodeSize(setup.machine(), mounted);
    }

    public Region region() {
        return setup.region();
    }

    /** What is known of the inside. */
    public Optional<Inside> inside() {
        return sight instanceof Sight.Seen seen ? Optional.of(seen.inside()) : Optional.empty();
    }

    public NodeRole role() {
        return inside().map(Inside::role).orElse(NodeRole.UNKNOWN);
    }

    /** Whether it has to come back before anything else can be done with it. */
    public boolean isDown() {
        return power != Power.STARTED || (sight instanceof Sight.Unseen unseen && unseen.dead());
    }

    /** Whether it runs and cannot be seen from here: nothing may be concluded about it. */
    boolean isOutOfSight() {
        return !isDown() && sight instanceof Sight.Unseen;
    }

    /** Whether it does its part: a primary, or a standby that streams from it. */
    boolean isSteady() {
        return role() == NodeRole.PRIMARY || inside().map(Inside::streaming).orElse(false);
    }

    /** All that a plan rests on, part by part. */
    SortedMap<String, String> parts() {
        SortedMap<String, String> parts =
                new TreeMap<>(inside().map(Inside::parts).orElseGet(TreeMap::new));
        parts.put("machine", machine + " " + group + " " + power);
        parts.put("size and image", setup + " " + version);
        parts.put("protection", Boolean.toString(isProtected));
        parts.put("volume", volume.map(NodeVolume::stable).orElse("-"));
        parts.put("inside", inside().isPresent() ? "seen" : "unseen");
        return parts;
    }
}
