package io.flypg.resources.cluster;

import io.flypg.engine.address.NodeName;
import io.flypg.fly.machine.Machine;
import io.flypg.fly.volume.Snapshot;
import io.flypg.resources.live.Access;
import io.flypg.resources.live.Failures;
import io.flypg.resources.live.Live;
import io.flypg.resources.live.Marks;
import io.flypg.resources.live.Primary;

/**
 * A snapshot that somebody asked for.
 *
 * @param node the primary at that time
 * @param volume that of the primary
 */
public record PrimarySnapshot(NodeName node, String volume, Snapshot snapshot) {
    /**
     * Takes one, and waits until it can be used.
     *
     * @throws io.flypg.engine.problem.Failure when there is no such cluster, or no node of it takes writes
     */
    public static PrimarySnapshot take(Live live, String cluster) {
        new Access(live).app(cluster);
        Machine machine = Primary.find(live, cluster)
                .map(Primary::machine)
                .orElseThrow(() -> Failures.failed(
                        "cluster." + cluster,
                        "No primary",
                        "no node takes writes now",
                        "'flypg status " + cluster + "' shows what is wrong"));
        NodeName node = Marks.of(machine).orElseThrow().name();
        String volume = machine.volumeId().orElseThrow(() -> Failures.stale(node, "its machine has no volume"));
        return new PrimarySnapshot(node, volume, new Snapshots(live, node, volume).take());
    }
}
