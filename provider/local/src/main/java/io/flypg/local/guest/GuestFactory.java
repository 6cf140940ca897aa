package io.flypg.local.guest;

/** Makes the guest that fits an image: a PostgreSQL node for a postgres-flex image, nothing at all for any other. */
public interface GuestFactory {
    Guest create(GuestSpec spec, Neighbourhood neighbourhood);
}
