package io.flypg.local.node;

import io.flypg.local.guest.Guest;
import io.flypg.local.guest.GuestFactory;
import io.flypg.local.guest.GuestSpec;
import io.flypg.local.guest.Neighbourhood;
import io.flypg.local.node.binaries.Binaries;
import io.flypg.local.node.member.RoleBoard;
import io.flypg.local.node.process.Launcher;
import io.flypg.local.node.process.ServerUser;
import io.flypg.local.node.process.Strays;
import java.nio.file.Path;

/** Makes the guests of machines with a postgres-flex image: a real PostgreSQL in each. */
public final class PostgresGuests implements GuestFactory {
    private final Binaries binaries;
    private final Launcher launcher = new Launcher(ServerUser.ofThisProcess());
    private final RoleBoard board = new RoleBoard();

    public PostgresGuests(Binaries binaries) {
        this.binaries = binaries;
    }

    /** Guests with PostgreSQL from this user's cache and, for versions that it lacks, from Maven Central. */
    public static PostgresGuests standard() {
        return new PostgresGuests(Binaries.standard());
    }

    @Override
    public Guest create(GuestSpec spec, Neighbourhood neighbourhood) {
        return new PostgresGuest(new Boot(spec, neighbourhood, binaries, launcher, board));
    }

    @Override
    public void clearStrays(Path volumes) {
        try {
            Strays.kill(volumes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
