package io.flypg.fly.machine;

import io.flypg.fly.call.FlyException;
import io.flypg.fly.call.FlyException.Kind;
import io.flypg.fly.call.Request;
import io.flypg.fly.call.Transport;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The leases of one app's machines. */
public final class Leases {

    private final Transport transport;
    private final String app;

    Leases(Transport transport, String app) {
        this.transport = transport;
        this.app = app;
    }

    /**
     * Takes the lease. When the answer gets lost, looks whether it was granted.
     *
     * @param description who takes it and for what, for whoever finds it held
     * @throws FlyException of kind {@link Kind#LEASE_HELD} when somebody else has it
     */
    public Lease acquire(String machineId, Duration ttl, String description) {
        // what tells our own lease from one of another run with the same token
        String signed = description + " (" + UUID.randomUUID() + ")";
        try {
            return acquireOnce(machineId, ttl, signed);
        } catch (FlyException e) {
            if (!e.is(Kind.AMBIGUOUS)) {
                throw e;
            }
            Optional<Lease> held = find(machineId);
            return held.isPresent() && held.get().description().equals(signed)
                    ? held.get()
                    : acquireOnce(machineId, ttl, signed);
        }
    }

    /** Prolongs a lease that is still held. */
    public Lease refresh(Lease lease, Duration ttl) {
        Request request = Request.post(path(lease.machineId()))
                .withQuery("ttl", seconds(ttl))
                .withNonce(Optional.of(lease.nonce()));
        return transport.read(request, answer -> Lease.granted(lease.machineId(), answer));
    }

    /** Gives a lease back; one that has run out already is as good. */
    public void release(Lease lease) {
        transport.remove(Request.delete(path(lease.machineId())).withNonce(Optional.of(lease.nonce())));
    }

    /** Who holds the lease now. */
    public Optional<Lease> find(String machineId) {
        return transport.find(Request.get(path(machineId)), answer -> Lease.read(machineId, answer));
    }

    private Lease acquireOnce(String machineId, Duration ttl, String description) {
        Request request = Request.post(path(machineId))
                .withQuery("ttl", seconds(ttl))
                .withBody(Request.json().put("ttl", ttl.toSeconds()).put("description", description))
                .creating();
        return transport.read(request, answer -> Lease.granted(machineId, answer));
    }

    private static String seconds(Duration ttl) {
        return Long.toString(ttl.toSeconds());
    }

    private String[] path(String machineId) {
        return new String[] {"v1", "apps", app, "machines", machineId, "lease"};
    }
}
