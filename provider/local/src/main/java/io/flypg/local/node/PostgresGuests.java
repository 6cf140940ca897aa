package io.flypg.local.node;

import io.flypg.local.guest.Disks;
import io.flypg.local.guest.Guest;
import io.flypg.local.guest.GuestFactory;
import io.flypg.local.guest.GuestSpec;
import io.flypg.local.guest.Neighbourhood;
import io.flypg.local.node.binaries.Binaries;
import io.flypg.local.node.member.RoleBoard;
import java.nio.file.Path;

/** Makes the guests of machines with a postgres-flex image: a real PostgreSQL in each. */
public final class PostgresGuests implements GuestFactory {
    private final Runners runners;
    private final RoleBoard board = new RoleBoard();

    /** Guests whose programs run where they are told to. */
    public PostgresGuests(Runners runners) {
        this.runners = runners;
    }

    /** Guests whose programs are processes of this computer. */
    public PostgresGuests(Binaries binaries) {
        this(new HostRunners(binaries));
    }

    /** Guests with PostgreSQL from this user's cache and, for versions that it lacks, from Maven Central. */
    public static PostgresGuests standard() {
        return new PostgresGuests(Binaries.standard());
    }

    @Override
    public Guest create(GuestSpec spec, Neighbourhood neighbourhood) {
        return new PostgresGuest(new Boot(spec, neighbourhood, runners, board));
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
