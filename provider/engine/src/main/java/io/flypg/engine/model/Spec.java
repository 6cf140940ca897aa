package io.flypg.engine.model;

import io.flypg.engine.address.Address;
import java.util.List;

/** The desired state of one resource. */
public sealed interface Spec permits AppSpec, ClusterSpec, DatabaseSpec, RoleSpec, AttachmentSpec {
    Address address();

    /** What has to be there first; made before it, deleted after it. */
    List<Address> dependsOn();
}
