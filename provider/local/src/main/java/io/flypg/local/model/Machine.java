package io.flypg.local.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A machine.
 *
 * @param events newest first
 * @param lease the last one taken, which may have expired
 */
public record Machine(
        Identity identity,
        Version version,
        Status status,
        List<Event> events,
        @Nullable Lease lease) {
    private static final int EVENTS_KEPT = 50;

    /**
     * What never changes.
     *
     * @param id 14 hex digits
     * @param address private address on loopback
     */
    public record Identity(String id, String app, String name, String region, String address, Instant createdAt) {}

    public Machine {
        events = List.copyOf(events);
    }

    public String id() {
        return identity.id();
    }

    public MachineKey key() {
        return new MachineKey(identity.app(), identity.id());
    }

    public MachineState state() {
        return status.state();
    }

    /** When version or state last changed. */
    public Instant updatedAt() {
        return status.since();
    }

    public boolean isGone() {
        return state() == MachineState.DESTROYED;
    }

    /** The lease that binds others now. */
    public Optional<Lease> lease(Instant now) {
        return Optional.ofNullable(lease).filter(held -> held.isLive(now));
    }

    /** The machine at another address. */
    public Machine at(String address) {
        var moved =
                new Identity(identity.id, identity.app, identity.name, identity.region, address, identity.createdAt);
        return new Machine(moved, version, status, events, lease);
    }

    public Machine with(Version changed) {
        return new Machine(identity, changed, status, events, lease);
    }

    public Machine with(Status changed) {
        return new Machine(identity, version, changed, events, lease);
    }

    public Machine with(Event event) {
        List<Event> kept = Stream.concat(Stream.of(event), events.stream())
                .limit(EVENTS_KEPT)
                .toList();
        return new Machine(identity, version, status, kept, lease);
    }

    public Machine with(Lease taken) {
        return new Machine(identity, version, status, events, taken);
    }

    public Machine withoutLease() {
        return new Machine(identity, version, status, events, null);
    }
}
