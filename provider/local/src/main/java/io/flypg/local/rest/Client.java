package io.flypg.local.rest;

import org.jspecify.annotations.Nullable;

/** Who asks, where one client cannot do without something that the others must not get. Told by its {@code User-Agent}. */
enum Client {
    /** Puts private addresses into brackets, and so takes none but IPv6; makes the nodes of a cluster without looking at the first. */
    FLYCTL,
    /** The Terraform provider stategraph/fly: takes leases, and never sends the nonce that it got. */
    TERRAFORM,
    OTHER;

    /** What stands for the nonce that {@link #TERRAFORM} never sends: all its leases have it, and so has every call of it. */
    static final String TERRAFORM_NONCE = "terraform";

    static Client of(@Nullable String userAgent) {
        if (userAgent == null) {
            return OTHER;
        }
        return userAgent.startsWith("flyctl/")
                ? FLYCTL
                : userAgent.startsWith("terraform-provider-fly/") ? TERRAFORM : OTHER;
    }

    /** The nonce of a call whose header has this one. */
    String nonce(@Nullable String sent) {
        if (sent != null) {
            return sent;
        }
        return this == TERRAFORM ? TERRAFORM_NONCE : "";
    }

    /** A private address as this client can use it: the same one, for those who insist on IPv6 in its mapped form. */
    String privateAddress(String address) {
        return this == FLYCTL ? "::ffff:" + address : address;
    }
}
