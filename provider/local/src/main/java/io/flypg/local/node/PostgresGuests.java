package io.flypg.local.node;

import io.flypg.local.guest.ExecResult;
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
import java.time.Duration;
import java.util.List;

/** Makes the guests of the local platform: a real PostgreSQL for a postgres-flex image, an empty machine for any other. */
public final class PostgresGuests implements GuestFactory {
    private static final String IMAGE = "postgres-flex";

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
        return isPostgres(spec.image())
                ? new PostgresGuest(new Boot(spec, neighbourhood, binaries, launcher, board))
                : new EmptyGuest();
    }

    @Override
    public void clearStrays(Path volumes) {
        try {
            Strays.kill(volumes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isPostgres(String image) {
        String repository = image.split("[:@]", 2)[0];
        return repository.substring(repository.lastIndexOf('/') + 1).startsWith(IMAGE);
    }

    /** A machine without a process. */
    private static final class EmptyGuest implements Guest {
        private volatile boolean running;

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop(String signal, Duration limit) {
            running = false;
        }

        @Override
        public void kill() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public ExecResult exec(List<String> argv) {
            return Commands.notFound(argv);
        }
    }
}
