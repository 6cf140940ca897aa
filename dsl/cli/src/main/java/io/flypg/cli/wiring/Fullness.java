package io.flypg.cli.wiring;

import io.flypg.cli.view.ClusterStatus;
import io.flypg.engine.problem.Problem;
import java.util.Optional;

/** What a full volume means: beyond a limit the image lets a primary take no more writes, until the volume is larger. */
final class Fullness {
    private static final int NO_WRITES = 90;

    private static final String GROW =
            "write a larger size in its volume block, and apply: volumes grow while they are used";

    private Fullness() {}

    static Optional<Problem> of(String name, ClusterStatus.Node node) {
        return node.disk().filter(ClusterStatus.Disk::isNearlyFull).map(disk -> of(name, node.role(), disk));
    }

    private static Problem of(String name, String role, ClusterStatus.Disk disk) {
        String filled = "its volume is " + disk.percent() + " % full";
        if (role.equals("primary") && isBeyond(disk)) {
            return Problem.of(
                    name,
                    "Disk full",
                    filled + ", and beyond " + NO_WRITES + " % the image lets nobody write.",
                    GROW + ". Writes are let in again by the next check");
        }
        return Problem.of(
                        name,
                        "Disk nearly full",
                        filled + ". Beyond " + NO_WRITES + " % a primary takes no writes.",
                        GROW)
                .asWarning();
    }

    private static boolean isBeyond(ClusterStatus.Disk disk) {
        return disk.used() * 100 > disk.total() * NO_WRITES;
    }
}
