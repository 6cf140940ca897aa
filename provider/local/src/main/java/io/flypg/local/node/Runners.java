package io.flypg.local.node;

import io.flypg.local.guest.Disks;
import io.flypg.local.guest.GuestSpec;
import io.flypg.local.node.binaries.PostgresVersion;
import io.flypg.local.node.process.Runner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Makes the place in which a machine's programs run. */
public interface Runners {
    /**
     * A new one for a machine that boots.
     *
     * @param note hears what takes time on the way there
     */
    Runner open(GuestSpec spec, PostgresVersion version, Consumer<String> note)
            throws IOException, InterruptedException;

    /**
     * Ends everything that works in a folder or below it and that no runner of this process knows.
     *
     * @param folder a volume, or the folder that holds all of them
     */
    void clearStrays(Path folder) throws InterruptedException;

    /** What keeps the volumes to their size. */
    default Disks disks() {
        return Disks.NONE;
    }
}
