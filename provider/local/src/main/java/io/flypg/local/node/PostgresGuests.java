package io.flypg.local.node;

import io.flypg.local.guest.Disks;
import io.flypg.local.guest.Guest;
import io.flypg.local.guest.GuestFactory;
import io.flypg.local.guest.GuestSpec;
import io.flypg.local.guest.Neighbourhood;
import io.flypg.local.node.binaries.Binaries;
import io.flypg.local.node.member.RoleBoard;
import java.nio.file.Path;
import java.time.InstantSource;

/** Makes the guests of machines with a postgres-flex image: a real PostgreSQL in each. */
public final class PostgresGuests implements GuestFactory {
    private final Runners runners;
    private final RoleBoard board = new RoleBoard();
    private final InstantSource clock;

    /** Guests whose programs run where they are told to. */
    public PostgresGuests(Runners runners) {
        this(runners, InstantSource.system());
    }

    private PostgresGuests(Runners runners, InstantSource clock) {
        this.runners = runners;
        this.clock = clock;
    }

    /** Guests whose programs are processes of this computer. */
    public PostgresGuests(Binaries binaries) {
        this(binaries, InstantSource.system());
    }

    /**
     * Guests that are patient by a clock of their own.
     *
     * @param clock one that runs ahead shortens the minutes until a failover, and the hours until what is dead is removed, alike
     */
    public PostgresGuests(Binaries binaries, InstantSource clock) {
        this(new HostRunners(binaries), clock);
    }

    /** Guests with PostgreSQL from this user's cache and, for versions that it lacks, from Maven Central. */
    public static PostgresGuests standard() {
        return new PostgresGuests(Binaries.standard());
    }

    @Override
    public Guest create(GuestSpec spec, Neighbourhood neighbourhood) {
        return new PostgresGuest(new Boot(spec, neighbourhood, runners, board, clock));
    }

    @Override
    public Disks disks() {
        return runners.disks();
    }

    @Override
    public void clearStrays(Path volumes) {
        try {
            runners.clearStrays(volumes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
