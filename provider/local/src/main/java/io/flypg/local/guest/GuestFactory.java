package io.flypg.local.guest;

import java.nio.file.Path;

/** Makes the guests of machines with a PostgreSQL image; a machine with any other image runs nothing. */
public interface GuestFactory {
    Guest create(GuestSpec spec, Neighbourhood neighbourhood);

    /**
     * Ends every process that a killed server left behind. Called once, before the first guest is made.
     *
     * @param volumes the folder that holds all volumes of this server
     */
    default void clearStrays(Path volumes) {}

    /** What keeps the volumes of these guests to their size. */
    default Disks disks() {
        return Disks.NONE;
    }
}
