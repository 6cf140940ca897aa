package io.flypg.local.platform;

import io.flypg.local.model.Ids;
import io.flypg.local.model.Lease;
import io.flypg.local.model.Machine;
import io.flypg.local.model.MachineKey;
import io.flypg.local.model.Refused;
import io.flypg.local.store.World;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Leases. Strict: who does not send the nonce of a live lease changes nothing, whoever he is. */
public final class Leases {
    private static final long LONGEST_SECONDS = 86_400;

    /**
     * A lease that somebody would like to have.
     *
     * @param nonce of a new lease; empty for any
     */
    public record Wish(String organization, long seconds, String description, Optional<String> nonce) {
        /** With a nonce that nobody can guess. */
        public Wish(String organization, long seconds, String description) {
            this(organization, seconds, description, Optional.empty());
        }

        /** The same with this nonce. */
        public Wish withNonce(String wanted) {
            return new Wish(organization, seconds, description, Optional.of(wanted));
        }
    }

    private final World world;
    private final Ids ids;

    public Leases(World world, Ids ids) {
        this.world = world;
        this.ids = ids;
    }

    /** Takes the lease, or with its nonce prolongs it. */
    public Lease acquire(MachineKey key, String nonce, Wish wish) {
        return world.alone(() -> {
            Machine machine =
                    world.machine(key).filter(found -> !found.isGone()).orElseThrow(() -> Refused.notFound("machine"));
            requireFree(machine, nonce);
            Lease lease = renewed(machine, wish);
            world.put(world.app(key.app()).orElseThrow().with(machine.with(lease)));
            return lease;
        });
    }

    /** The live lease. */
    public Lease require(Machine machine) {
        return machine.lease(world.now()).orElseThrow(() -> missing(machine));
    }

    /** Gives the lease back. */
    public void release(MachineKey key, String nonce) {
        world.alone(() -> {
            Machine machine = world.machine(key).orElseThrow(() -> Refused.notFound("machine"));
            Lease held = require(machine);
            if (!held.nonce().equals(nonce)) {
                throw held(machine, held);
            }
            world.put(world.app(key.app()).orElseThrow().with(machine.withoutLease()));
            return true;
        });
    }

    /** Refuses when somebody else's lease is live; an old nonce without a live lease is fine. */
    public void requireFree(Machine machine, String nonce) {
        Optional<Lease> held = machine.lease(world.now());
        if (held.isPresent() && !held.get().nonce().equals(nonce)) {
            throw held(machine, held.get());
        }
    }

    /** The live lease with a new end, or else a new one. */
    Lease renewed(Machine machine, Wish wish) {
        Optional<Lease> held = machine.lease(world.now());
        return new Lease(
                held.map(Lease::nonce).or(wish::nonce).orElseGet(ids::nonce),
                world.now().plusSeconds(Math.min(wish.seconds(), LONGEST_SECONDS)),
                UUID.nameUUIDFromBytes(wish.organization().getBytes(StandardCharsets.UTF_8)) + "@tokens.fly.io",
                held.map(Lease::description).orElse(wish.description()),
                machine.version().id());
    }

    private static Refused held(Machine machine, Lease lease) {
        return Refused.conflict("machine ID " + machine.id() + " lease currently held by " + lease.owner()
                + ", expires at " + lease.expiresAt().truncatedTo(ChronoUnit.SECONDS));
    }

    private static Refused missing(Machine machine) {
        return Refused.notFound("machine ID " + machine.id() + " lease");
    }
}
