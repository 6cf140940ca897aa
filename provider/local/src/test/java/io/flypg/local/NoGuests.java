package io.flypg.local;

import io.flypg.local.guest.ExecResult;
import io.flypg.local.guest.Guest;
import io.flypg.local.guest.GuestFactory;
import io.flypg.local.guest.GuestSpec;
import io.flypg.local.guest.Neighbourhood;
import java.time.Duration;
import java.util.List;

/** Guests that run nothing. */
final class NoGuests implements GuestFactory {
    @Override
    public Guest create(GuestSpec spec, Neighbourhood neighbourhood) {
        return new Empty();
    }

    private static final class Empty implements Guest {
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
            return new ExecResult(127, "", "not found");
        }
    }
}
