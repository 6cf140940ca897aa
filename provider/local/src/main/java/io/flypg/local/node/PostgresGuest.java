package io.flypg.local.node;

import io.flypg.local.guest.ExecResult;
import io.flypg.local.guest.Guest;
import io.flypg.local.guest.GuestSpec;
import io.flypg.local.node.binaries.NoBinaries;
import io.flypg.local.node.process.BootFailure;
import io.flypg.local.node.process.Runner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A machine that runs a node. */
final class PostgresGuest implements Guest {
    /** A first start or a restart is over by then; a clone of much data goes on in the background. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Boot boot;
    private volatile @Nullable Life life;
    private volatile @Nullable String failure;
    private volatile @Nullable String preparing;
    private volatile boolean hopeless;
    private volatile int exitCode;

    PostgresGuest(Boot boot) {
        this.boot = boot;
    }

    @Override
    public void start() {
        failure = null;
        hopeless = false;
        exitCode = 1;
        life = null;
        try {
            Life begun = boot.start(what -> preparing = what);
            preparing = null;
            life = begun;
            begun.begin(PATIENCE);
        } catch (BootFailure e) {
            failure = e.getMessage();
            hopeless = e instanceof NoBinaries;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            preparing = null;
        }
    }

    @Override
    public boolean isHopeless() {
        return hopeless;
    }

    @Override
    public Optional<String> preparing() {
        return Optional.ofNullable(preparing);
    }

    @Override
    public void stop(String signal, Duration limit) {
        if (signal.endsWith("KILL")) {
            kill();
            return;
        }
        exitCode = 0;
        Life current = life;
        life = null;
        if (current != null) {
            uninterrupted(() -> current.end(shorter(limit, Life.GRACE)));
        }
    }

    @Override
    public void kill() {
        exitCode = KILLED;
        Life current = life;
        life = null;
        if (current != null) {
            uninterrupted(current::kill);
        } else {
            boot.spec()
                    .volume()
                    .ifPresent(volume -> uninterrupted(() -> boot.runners().clearStrays(volume.path())));
        }
    }

    @Override
    public boolean killDatabase() {
        Life current = life;
        if (current == null || !isRunning()) {
            return false;
        }
        Runner runner = current.node().server().runner();
        boot.spec().volume().ifPresent(volume -> uninterrupted(() -> runner.kill(volume.path())));
        return true;
    }

    @Override
    public boolean cutOff(boolean off) {
        Life current = life;
        try {
            return current != null && current.node().server().runner().cutOff(off);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public boolean isRunning() {
        Life current = life;
        return current != null && current.ending().isEmpty();
    }

    @Override
    public Optional<String> failure() {
        Life current = life;
        return current == null ? Optional.ofNullable(failure) : current.ending().map(Runner.Ending::reason);
    }

    @Override
    public int exitCode() {
        return Optional.ofNullable(life)
                .flatMap(Life::ending)
                .map(Runner.Ending::exitCode)
                .orElse(exitCode);
    }

    @Override
    public ExecResult exec(List<String> argv, String input) {
        Life current = life;
        return current == null ? Commands.notFound(argv) : new Commands(current.node()).run(argv, input);
    }

    @Override
    public void whileStill(Runnable work) {
        Path volume = boot.spec().volume().map(GuestSpec.Volume::path).orElse(null);
        Life current = life;
        if (volume == null || current == null) {
            work.run();
            return;
        }
        try {
            current.node().server().runner().still(volume, work);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static void uninterrupted(Ending ending) {
        try {
            ending.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The end of a life. */
    @FunctionalInterface
    private interface Ending {
        void run() throws InterruptedException;
    }
}
