package io.flypg.local.store;

import io.flypg.local.model.App;
import io.flypg.local.model.Machine;
import io.flypg.local.model.MachineKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Every app, in memory and on disk. Reading needs no lock, as all that is read never changes; changing is one at a time, and a change is
 * on disk before anybody is told of it.
 */
public final class World {
    private final StateFolder folder;
    private final InstantSource clock;
    private final Map<String, App> apps = new ConcurrentSkipListMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Reads what an earlier server left. */
    public World(StateFolder folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        for (Path file : files(folder.apps())) {
            JsonFile.read(file, App.class).ifPresent(app -> apps.put(app.name(), app));
        }
    }

    public Instant now() {
        return clock.instant();
    }

    public StateFolder folder() {
        return folder;
    }

    public Collection<App> apps() {
        return List.copyOf(apps.values());
    }

    public Optional<App> app(String name) {
        return Optional.ofNullable(apps.get(name));
    }

    public Optional<Machine> machine(MachineKey key) {
        return app(key.app()).map(app -> app.machines().get(key.machine()));
    }

    /** Runs the work alone: nothing else changes meanwhile. It must not wait for anything. */
    public <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Stores an app in place of what was known of it. Only inside {@link #alone}. */
    public void put(App app) {
        requireAlone();
        JsonFile.write(file(app.name()), app);
        apps.put(app.name(), app);
        changed.signalAll();
    }

    /** Forgets an app. Only inside {@link #alone}. */
    public void remove(String name) {
        requireAlone();
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException("remove the app " + name, e);
        }
        apps.remove(name);
        changed.signalAll();
    }

    /** Waits until the condition holds after some change; false when it still does not at the deadline. */
    public boolean await(BooleanSupplier condition, Instant deadline) {
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
                long left = deadline.toEpochMilli() - now().toEpochMilli();
                if (left <= 0) {
                    return false;
                }
                changed.await(left, TimeUnit.MILLISECONDS);
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private Path file(String app) {
        return folder.apps().resolve(app + ".json");
    }

    private void requireAlone() {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("the world is changed outside of alone()");
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("read " + folder, e);
        }
    }
}
