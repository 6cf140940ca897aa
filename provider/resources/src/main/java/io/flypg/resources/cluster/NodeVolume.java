package io.flypg.resources.cluster;

import io.flypg.engine.address.Size;
import java.time.Duration;

/** The volume of a node as it is. Its id is not for keeping: it changes when the platform moves the machine to another host. */
public record NodeVolume(String id, Size size, Duration keepSnapshots, boolean encrypted) {
    String stable() {
        return size + " " + keepSnapshots + " " + encrypted;
    }
}
