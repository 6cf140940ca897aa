package io.flypg.local.guest;

import java.nio.file.Path;

/** What keeps the folder of a volume to the volume's size. */
public interface Disks {
    /** Plain folders, which nothing keeps: whoever wants to know how full one is measures it. */
    Disks NONE = new Disks() {};

    /**
     * Sees to it that a volume's folder, with what is in it, holds this much and no more.
     *
     * @return false when it will only from the next boot of its machine on
     */
    default boolean fit(Path volume, long bytes) {
        return true;
    }

    /** Forgets a volume, whose folder is a plain and empty one afterwards. */
    default void remove(Path volume) {}

    /** Lets go of all volumes in a folder, as before a platform starts and after it has ended; nothing may work in them. */
    default void release(Path volumes) {}
}
