package io.flypg.local.rack;

import io.flypg.local.guest.Guest;
import io.flypg.local.model.MachineKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The place of one machine: its guest while it has power, and the queue that keeps the guest's calls one after the other. */
final class Slot {
    /** A guest that ran this long has not ended "in a row" with the boots before. */
    private static final Duration STEADY = Duration.ofMinutes(1);

    private final MachineKey key;
    private final ExecutorService queue;
    private final AtomicReference<@Nullable Guest> guest = new AtomicReference<>();
    private final AtomicReference<@Nullable Checks> checks = new AtomicReference<>();
    private volatile String trouble = "";
    private final AtomicBoolean noticed = new AtomicBoolean();
    private int failures;
    private Instant bootedAt = Instant.EPOCH;

    Slot(MachineKey key) {
        this.key = key;
        this.queue = Executors.newSingleThreadExecutor(
                Thread.ofVirtual().name("machine " + key.machine()).factory());
    }

    MachineKey key() {
        return key;
    }

    /** After the close, when the machine is gone, there is nothing to do any more. */
    CompletableFuture<Void> enqueue(Runnable work) {
        try {
            return CompletableFuture.runAsync(work, queue);
        } catch (RejectedExecutionException _) {
            return CompletableFuture.completedFuture(null);
        }
    }

    void plug(Guest made, Checks polled, Instant now) {
        guest.set(made);
        checks.set(polled);
        trouble = "";
        bootedAt = now;
    }

    /** Takes the guest out; its checks end. */
    Optional<Guest> unplug() {
        Optional.ofNullable(checks.getAndSet(null)).ifPresent(Checks::end);
        return Optional.ofNullable(guest.getAndSet(null));
    }

    Optional<Guest> guest() {
        return Optional.ofNullable(guest.get());
    }

    Optional<Checks> checks() {
        return Optional.ofNullable(checks.get());
    }

    /** Why the last boot failed, empty when it did not. */
    String trouble() {
        return trouble;
    }

    void trouble(String text) {
        trouble = text;
    }

    /** True when the guest is down and nobody has been sent to look yet; one that is still booting is down too. */
    boolean notice() {
        return guest().filter(made -> !made.isRunning()).isPresent() && noticed.compareAndSet(false, true);
    }

    /** Somebody looks now: what happens from here on has to be noticed anew. */
    void look() {
        noticed.set(false);
    }

    /** How often the guest has ended in a row, this time included. */
    int countFailure(Instant now) {
        failures = bootedAt.plus(STEADY).isBefore(now) ? 1 : failures + 1;
        return failures;
    }

    void close() {
        queue.shutdown();
    }
}
