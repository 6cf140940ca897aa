package io.flypg.engine.plan;

import io.flypg.engine.address.NodeName;
import io.flypg.engine.address.Region;
import io.flypg.engine.address.Size;
import io.flypg.engine.model.RestoreSpec;
import io.flypg.engine.model.VolumeSpec;
import io.flypg.engine.problem.Plural;
import java.time.Duration;
import java.util.Optional;

/** Steps on what the platform holds apart from machines: apps, addresses, secrets, volumes. */
public sealed interface PlatformStep extends Step {
    /** Creates an app; nothing when it is there already in this organization. */
    record CreateApp(String app, String organization, boolean postgres) implements PlatformStep {
        @Override
        public String kind() {
            return "create-app";
        }

        @Override
        public String subject() {
            return app;
        }

        @Override
        public String text() {
            return "create the app in organization " + organization;
        }
    }

    /** Deletes an app; with everything in it when it is a cluster's. */
    record DeleteApp(String app) implements PlatformStep {
        @Override
        public String kind() {
            return "delete-app";
        }

        @Override
        public String subject() {
            return app;
        }

        @Override
        public String text() {
            return "delete the app";
        }

        @Override
        public Impact impact() {
            return Impact.GONE;
        }
    }

    /** Gives a cluster the private address that clients use, which outlives its nodes. */
    record AllocateAddress(String cluster, Region region) implements PlatformStep {
        @Override
        public String kind() {
            return "allocate-address";
        }

        @Override
        public String subject() {
            return cluster;
        }

        @Override
        public String text() {
            return "allocate the private address " + cluster + ".flycast";
        }
    }

    /** Makes the secrets of a cluster that are missing: passwords, the key between nodes, the store's address. */
    record SetClusterSecrets(String cluster) implements PlatformStep {
        @Override
        public String kind() {
            return "set-cluster-secrets";
        }

        @Override
        public String subject() {
            return cluster;
        }

        @Override
        public String text() {
            return "make the passwords and keys of the cluster";
        }
    }

    /**
     * Creates the volume of a node that is about to be made; takes the one that an earlier try left.
     *
     * @param machine what the node's machine is made from, so that the volume is put where there is room for it
     */
    record CreateVolume(NodeName node, VolumeSpec volume, NodeStep.NodeSetup machine) implements PlatformStep {
        public Region region() {
            return machine.region();
        }

        @Override
        public String kind() {
            return "create-volume";
        }

        @Override
        public String subject() {
            return node.toString();
        }

        @Override
        public String text() {
            return "create a volume of " + volume.size() + " in " + region();
        }
    }

    /**
     * Creates the volume of a cluster's first node with the data of a snapshot, or of another cluster's primary; takes the one that an
     * earlier try left, when it is of the same.
     *
     * @param back whether the data comes back to the cluster that it is of, so that everything in it stays as it is
     */
    record RestoreVolume(NodeName node, RestoreSpec from, VolumeSpec volume, NodeStep.NodeSetup machine, boolean back)
            implements PlatformStep {
        @Override
        public String kind() {
            return "restore-volume";
        }

        @Override
        public String subject() {
            return node.toString();
        }

        @Override
        public String text() {
            return "create a volume in " + machine.region() + " from the " + from;
        }
    }

    /** Forgets what a cluster was restored from: a node that found it in its environment at a wrong moment would begin anew. */
    record ForgetSource(String cluster) implements PlatformStep {
        @Override
        public String kind() {
            return "forget-source";
        }

        @Override
        public String subject() {
            return cluster;
        }

        @Override
        public String text() {
            return "forget what it was restored from";
        }
    }

    /** Makes a node's volume bigger. */
    record ExtendVolume(NodeName node, Size size) implements PlatformStep {
        @Override
        public String kind() {
            return "extend-volume";
        }

        @Override
        public String subject() {
            return node.toString();
        }

        @Override
        public String text() {
            return "extend the volume to " + size;
        }
    }

    /** Sets for how long the platform keeps a volume's snapshots. */
    record SetSnapshotRetention(NodeName node, Duration keep) implements PlatformStep {
        @Override
        public String kind() {
            return "set-snapshot-retention";
        }

        @Override
        public String subject() {
            return node.toString();
        }

        @Override
        public String text() {
            return "keep snapshots for " + Plural.of(keep.toDays(), "day");
        }
    }

    /** Deletes a volume that no machine has: of a node whose retirement was cut short, or made for a node that never came to be. */
    record DeleteVolume(String cluster, String volume) implements PlatformStep {
        @Override
        public String kind() {
            return "delete-volume";
        }

        @Override
        public String subject() {
            return cluster;
        }

        @Override
        public String text() {
            return "delete the volume " + volume + ", which a run that was cut off has left";
        }
    }

    /**
     * Takes a snapshot of the volume of a node that is stopped for good, and marks in the app what is kept of the cluster, so that its
     * machine can go: only machines bear marks otherwise.
     */
    record KeepVolume(NodeName node) implements PlatformStep {
        @Override
        public String kind() {
            return "keep-volume";
        }

        @Override
        public String subject() {
            return node.toString();
        }

        @Override
        public String text() {
            return "take a last snapshot of its volume, and note in the app that both are kept";
        }
    }

    /** Has the machine of a node that is about to be made stand on the volume that a deletion of the cluster has kept. */
    record TakeVolume(NodeName node, String volume, Duration keepSnapshots) implements PlatformStep {
        @Override
        public String kind() {
            return "take-volume";
        }

        @Override
        public String subject() {
            return node.toString();
        }

        @Override
        public String text() {
            return "take the volume " + volume + ", which was kept when the cluster was deleted";
        }
    }

    /** Takes the note of {@link KeepVolume} away, because the cluster has a node again. */
    record ForgetKept(String cluster) implements PlatformStep {
        @Override
        public String kind() {
            return "forget-kept";
        }

        @Override
        public String subject() {
            return cluster;
        }

        @Override
        public String text() {
            return "remove the note that its volume was kept";
        }
    }

    /** Sets a new login and puts its URL into the app's secret. The password exists only while the step runs. */
    record SetAppSecret(String app, String variable, Optional<String> readVariable, String cluster, String database)
            implements PlatformStep {
        @Override
        public String kind() {
            return "set-app-secret";
        }

        @Override
        public String subject() {
            return app;
        }

        @Override
        public String text() {
            return "set the secret " + variable
                    + readVariable.map(name -> " and " + name).orElse("") + " to a new login for database " + database
                    + " (the app's machines see it after their next deploy)";
        }
    }

    /**
     * Gives a machine of an app the secrets that were set since it started; one that is not running is not started by it.
     *
     * @param version the version that it has now; with another one it has been deployed by somebody else since
     */
    record DeployMachine(String app, String machine, String version) implements PlatformStep {
        @Override
        public String kind() {
            return "deploy-machine";
        }

        @Override
        public String subject() {
            return app + "/" + machine;
        }

        @Override
        public String text() {
            return "restart the app's machine with the new secret, and wait until it is well";
        }

        @Override
        public Impact impact() {
            return Impact.APP_RESTART;
        }
    }

    /** Takes a secret off an app. */
    record RemoveAppSecret(String app, String variable) implements PlatformStep {
        @Override
        public String kind() {
            return "remove-app-secret";
        }

        @Override
        public String subject() {
            return app;
        }

        @Override
        public String text() {
            return "remove the secret " + variable;
        }
    }
}
