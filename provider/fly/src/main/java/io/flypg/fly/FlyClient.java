package io.flypg.fly;

import io.flypg.fly.app.Addresses;
import io.flypg.fly.app.Apps;
import io.flypg.fly.app.Secrets;
import io.flypg.fly.call.FlyEndpoints;
import io.flypg.fly.call.FlyOptions;
import io.flypg.fly.call.FlyToken;
import io.flypg.fly.call.Transport;
import io.flypg.fly.machine.Machines;
import io.flypg.fly.organization.Organizations;
import io.flypg.fly.organization.Platform;
import io.flypg.fly.postgres.Images;
import io.flypg.fly.postgres.PostgresApps;
import io.flypg.fly.volume.Volumes;

/**
 * The Fly.io API, one small class for each noun. Safe to use from many threads. Every call throws
 * {@link io.flypg.fly.call.FlyException} when it did not do what it was made for.
 */
public final class FlyClient implements AutoCloseable {

    private final Transport transport;

    public FlyClient(FlyEndpoints endpoints, FlyToken token, FlyOptions options) {
        this.transport = new Transport(endpoints, token, options);
    }

    /** A client as one would want it; a platform on this computer needs no rate limits. */
    public static FlyClient of(FlyEndpoints endpoints, FlyToken token) {
        return new FlyClient(endpoints, token, FlyOptions.defaults().withLimits(!endpoints.isLoopback()));
    }

    public Apps apps() {
        return new Apps(transport);
    }

    public Machines machines(String app) {
        return new Machines(transport, app);
    }

    public Volumes volumes(String app) {
        return new Volumes(transport, app);
    }

    public Secrets secrets(String app) {
        return new Secrets(transport, app);
    }

    public Addresses addresses(String app) {
        return new Addresses(transport, app);
    }

    public Organizations organizations() {
        return new Organizations(transport);
    }

    public Platform platform() {
        return new Platform(transport);
    }

    public Images images() {
        return new Images(transport);
    }

    public PostgresApps postgres() {
        return new PostgresApps(transport);
    }

    @Override
    public void close() {
        transport.close();
    }
}
