package io.flypg.resources.cluster;

import io.flypg.engine.address.Size;
import java.time.Duration;
import java.util.Optional;

/**
 * The volume of a node as it is.
 *
 * @param id not for keeping: it changes when the platform moves the machine to another host
 * @param used how much of it is in use; empty when the platform does not say
 */
public record NodeVolume(String id, Size size, Duration keepSnapshots, boolean encrypted, Optional<Size> used) {
    String stable() {
        return size + " " + keepSnapshots + " " + encrypted;
    }
}
