package io.flypg.engine.plan;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.address.Region;
import io.flypg.engine.model.ExtendSpec;
import io.flypg.engine.model.MachineSpec;
import java.util.Optional;

/** Steps on one node of a cluster. */
public sealed interface NodeStep extends Step {
    NodeName node();

    /** What a node is to its cluster when it restarts; when that is not so any more, it does not restart. */
    enum Part {
        PRIMARY,
        STANDBY,
        /** A standby without which its primary has no majority, and so takes no connections until it is back. */
        HALF;

        Impact impact() {
            return switch (this) {
                case PRIMARY -> Impact.PRIMARY_RESTART;
                case STANDBY -> Impact.STANDBY_RESTART;
                case HALF -> Impact.FENCING_RESTART;
            };
        }
    }

    @Override
    default String subject() {
        return node().toString();
    }

    /**
     * Creates a node's machine on its volume; looks first for the one that an earlier try left.
     *
     * @param group {@code primary}, or {@code read-gru} for a reader
     * @param launch false for the first node: its machine is what a run locks before it makes the cluster's secrets
     * @param protect the mark it bears from the beginning
     */
    record CreateMachine(NodeName node, String group, NodeSetup setup, boolean launch, boolean protect)
            implements NodeStep {
        @Override
        public String kind() {
            return "create-machine";
        }

        @Override
        public String text() {
            return "create a machine in " + setup.region() + " (" + setup.machine() + ")";
        }
    }

    /** Starts a machine that was made and never started, with the cluster's secrets as they are now. */
    record Launch(NodeName node) implements NodeStep {
        @Override
        public String kind() {
            return "launch";
        }

        @Override
        public String text() {
            return "launch the machine with the cluster's secrets";
        }
    }

    /** Gives a machine another size, image or environment, which restarts it. */
    record UpdateMachine(NodeName node, NodeSetup setup, Part part) implements NodeStep {
        @Override
        public String kind() {
            return "update-machine";
        }

        @Override
        public String text() {
            return "update the machine (" + setup.machine() + ", " + setup.shortImage() + ", primary region "
                    + setup.primaryRegion() + ")";
        }

        @Override
        public Impact impact() {
            return part.impact();
        }
    }

    /** Restarts a node's machine. */
    record RestartNode(NodeName node, Part part) implements NodeStep {
        @Override
        public String kind() {
            return "restart";
        }

        @Override
        public String text() {
            return switch (part) {
                case PRIMARY -> "restart the primary in place";
                case STANDBY -> "restart";
                case HALF -> "restart; the primary is fenced until it is back";
            };
        }

        @Override
        public Impact impact() {
            return part.impact();
        }
    }

    /**
     * Restarts a node that does not answer, when the platform's own check still says so. One that was started only just now gets the time
     * to boot first, because a restart in the middle of its first boot would leave it broken.
     *
     * @param primary whether it may be the primary
     */
    record ReviveNode(NodeName node, boolean primary) implements NodeStep {
        @Override
        public String kind() {
            return "revive";
        }

        @Override
        public String text() {
            return "restart it if it still does not answer";
        }

        @Override
        public Impact impact() {
            return primary ? Impact.PRIMARY_RESTART : Impact.STANDBY_RESTART;
        }
    }

    /** Starts a stopped machine. */
    record StartNode(NodeName node) implements NodeStep {
        @Override
        public String kind() {
            return "start";
        }

        @Override
        public String text() {
            return "start the machine";
        }
    }

    /** Stops a machine; its data stays. */
    record StopNode(NodeName node) implements NodeStep {
        @Override
        public String kind() {
            return "stop";
        }

        @Override
        public String text() {
            return "stop the machine";
        }
    }

    /** Writes everything to a node's volume and stops its machine, because the cluster goes. */
    record ShutDown(NodeName node) implements NodeStep {
        @Override
        public String kind() {
            return "shut-down";
        }

        @Override
        public String text() {
            return "write everything down, and stop the machine for good";
        }

        @Override
        public Impact impact() {
            return Impact.GONE;
        }
    }

    /** Destroys the machine of a node whose volume is kept. */
    record DestroyMachine(NodeName node) implements NodeStep {
        @Override
        public String kind() {
            return "destroy-machine";
        }

        @Override
        public String text() {
            return "destroy the machine; its volume stays";
        }
    }

    /**
     * Waits until a node has a role: for a standby also until it streams from the primary.
     *
     * @param role {@link NodeRole#UNKNOWN} for whichever it turns out to have
     */
    record AwaitRole(NodeName node, NodeRole role) implements NodeStep {
        @Override
        public String kind() {
            return "await-role";
        }

        @Override
        public String text() {
            return switch (role) {
                case PRIMARY -> "wait until it is the primary";
                case REPLICA -> "wait until it streams from the primary";
                case ZOMBIE, UNKNOWN -> "wait until it is back";
            };
        }
    }

    /**
     * Takes a node away for good: unregister it on the primary, drop its slot, destroy machine and volume.
     *
     * @param fences whether the primary is left without a majority, and so takes no connections, from the stop until it is unregistered;
     *     when it turns out to be so although this says no, nothing is done
     */
    record RetireNode(NodeName node, boolean fences) implements NodeStep {
        @Override
        public String kind() {
            return "retire";
        }

        @Override
        public String text() {
            return "unregister it on the primary, destroy its machine and its volume";
        }

        @Override
        public Impact impact() {
            return fences ? Impact.PRIMARY_RESTART : Impact.NONE;
        }
    }

    /** Takes the primary out of service for writes and ends its sessions: the beginning of a switchover. */
    record StopWrites(NodeName node) implements NodeStep {
        @Override
        public String kind() {
            return "stop-writes";
        }

        @Override
        public String text() {
            return "stop writes on the primary and end its sessions";
        }

        @Override
        public Impact impact() {
            return Impact.SWITCHOVER;
        }
    }

    /** Waits until a standby has replayed everything that the primary wrote. */
    record AwaitCaughtUp(NodeName node, NodeName primary) implements NodeStep {
        @Override
        public String kind() {
            return "await-caught-up";
        }

        @Override
        public String text() {
            return "wait until it has replayed the last write of " + primary;
        }
    }

    /**
     * Waits until a standby has replayed everything that the primary wrote, and has it write that down. Without it a standby that restarts
     * with lower settings finds the primary's old, higher ones in its own control file, and never starts again.
     */
    record AwaitCheckpoint(NodeName node, NodeName primary) implements NodeStep {
        @Override
        public String kind() {
            return "await-checkpoint";
        }

        @Override
        public String text() {
            return "wait until it has replayed and written down the lower settings of " + primary;
        }
    }

    /** Makes a standby the primary; the other standbys follow it. */
    record Promote(NodeName node) implements NodeStep {
        @Override
        public String kind() {
            return "promote";
        }

        @Override
        public String text() {
            return "promote it to primary; the others follow";
        }

        @Override
        public Impact impact() {
            return Impact.SWITCHOVER;
        }
    }

    /** Ends what {@link StopWrites} began. */
    record AllowWrites(NodeName node) implements NodeStep {
        @Override
        public String kind() {
            return "allow-writes";
        }

        @Override
        public String text() {
            return "allow writes again, should it ever be primary";
        }
    }

    /** Marks a node's machine as protected, or not. Nothing restarts. */
    record SetProtection(NodeName node, boolean protect) implements NodeStep {
        @Override
        public String kind() {
            return "set-protection";
        }

        @Override
        public String text() {
            return protect ? "mark as protected" : "mark as not protected";
        }
    }

    /** Sets right what a run that was cut off left of the marks of a node that is here to stay. Nothing restarts. */
    record MendMarks(NodeName node) implements NodeStep {
        @Override
        public String kind() {
            return "mend-marks";
        }

        @Override
        public String text() {
            return "complete the marks on its machine, and forget a retirement that was begun";
        }
    }

    /** Takes a member off the cluster's books whose machine is gone. */
    record Unregister(NodeName node, String machine) implements NodeStep {
        @Override
        public String kind() {
            return "unregister";
        }

        @Override
        public String text() {
            return "unregister the member " + machine + ", whose machine is gone";
        }
    }

    /**
     * Tells a stopped machine in which region the primary is now. Its node votes with those there from its next start on, which it does not
     * do before they agree: one that was the primary does not take itself for it again.
     */
    record MoveVote(NodeName node, Region primaryRegion) implements NodeStep {
        @Override
        public String kind() {
            return "move-vote";
        }

        @Override
        public String text() {
            return "tell its stopped machine that the primary is in " + primaryRegion
                    + ", so that it would stay fenced if it came back";
        }
    }

    /**
     * What a node's machine is made from.
     *
     * @param image repository and tag, with a digest once a node of the cluster has one
     * @param primaryRegion the region whose nodes may be primary, as the image wants to know
     * @param extend when and how far the platform lets the volume grow
     */
    record NodeSetup(
            Region region, MachineSpec machine, String image, Region primaryRegion, Optional<ExtendSpec> extend) {
        private static final int DIGITS = 12;

        /** The same with a machine of another size. */
        public NodeSetup with(MachineSpec other) {
            return new NodeSetup(region, other, image, primaryRegion, extend);
        }

        /** The image for people: of a digest its beginning, as the tools for images show it. */
        String shortImage() {
            int digest = image.indexOf(':', image.indexOf('@') + 1) + 1;
            return image.contains("@") ? image.substring(0, Math.min(image.length(), digest + DIGITS)) : image;
        }
    }
}
