package io.flypg.cli.wiring;

import io.flypg.engine.address.Address;
import io.flypg.engine.address.ResourceType;
import java.util.Optional;

/**
 * Which attachment is to get another login, or which cluster new passwords for the image's own roles.
 *
 * @param project whose it has to be; empty when only the cluster was named
 * @param deploy whether the app's machines are restarted with the new secret; nothing to a cluster
 */
public record RotationOrder(Address address, String cluster, Optional<String> project, boolean deploy) {
    /** Whether it is about a cluster. */
    public boolean isOfCluster() {
        return address.type() == ResourceType.CLUSTER;
    }
}
