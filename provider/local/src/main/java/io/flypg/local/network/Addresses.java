package io.flypg.local.network;

import java.util.Optional;
import java.util.Set;

/** Gives away addresses of a subnet, each as late again as possible: somebody may still hold a connection to the old one. */
public final class Addresses {
    private final Subnet subnet;
    private int next = Subnet.FIRST;

    /** Begins behind all that are in use. */
    public Addresses(Subnet subnet, Set<String> used) {
        this.subnet = subnet;
        for (int offset = Subnet.FIRST; offset < Subnet.SIZE - 1; offset++) {
            if (used.contains(subnet.address(offset))) {
                next = offset + 1;
            }
        }
    }

    /** One that is not in use; empty when all are. */
    public synchronized Optional<String> take(Set<String> used) {
        for (int i = Subnet.FIRST; i < Subnet.SIZE; i++) {
            if (next >= Subnet.SIZE - 1) {
                next = Subnet.FIRST;
            }
            String address = subnet.address(next++);
            if (!used.contains(address)) {
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }
}
