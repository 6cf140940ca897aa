package io.flypg.local.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A machine.
 *
 * @param older versions that updates have replaced, newest first; empty also in what was stored before they were kept
 * @param events newest first
 * @param lease the last one taken, which may have expired
 */
public record Machine(
        Identity identity,
        Version version,
        List<Version> older,
        Status status,
        List<Event> events,
        @Nullable Lease lease) {
    private static final int OLDER_KEPT = 20;
    private static final int EVENTS_KEPT = 50;

    /**
     * What never changes.
     *
     * @param id 14 hex digits
     * @param address private address on loopback
     */
    public record Identity(String id, String app, String name, String region, String address, Instant createdAt) {}

    public Machine {
        older = List.copyOf(Objects.requireNonNullElse(older, List.of()));
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
        return new Machine(moved, version, older, status, events, lease);
    }

    /** With a new version, or with the present one after something in it has changed. */
    public Machine with(Version changed) {
        List<Version> replaced = changed.id().equals(version.id()) ? older : newestOf(version, older, OLDER_KEPT);
        return new Machine(identity, changed, replaced, status, events, lease);
    }

    public Machine with(Status changed) {
        return new Machine(identity, version, older, changed, events, lease);
    }

    public Machine with(Event event) {
        return new Machine(identity, version, older, status, newestOf(event, events, EVENTS_KEPT), lease);
    }

    public Machine with(Lease taken) {
        return new Machine(identity, version, older, status, events, taken);
    }

    public Machine withoutLease() {
        return new Machine(identity, version, older, status, events, null);
    }

    private static <T> List<T> newestOf(T first, List<T> rest, int kept) {
        return Stream.concat(Stream.of(first), rest.stream()).limit(kept).toList();
    }
}
