package io.flypg.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.fly.call.FlyException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Counts again and again how many nodes of a cluster take writes as its primary. */
final class Watcher implements AutoCloseable {
    private static final int PAUSE_MILLIS = 250;

    private final Hand hand;
    private final String cluster;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile long most;
    private volatile boolean looked;

    Watcher(Hand hand, String cluster) {
        this.hand = hand;
        this.cluster = cluster;
        this.thread = Thread.ofVirtual().start(this::run);
    }

    private void run() {
        try {
            do {
                look();
            } while (!ended.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            long writers = writers();
            most = Math.max(most, writers);
            looked |= writers > 0;
        } catch (FlyException _) {
            // what disturbs flypg disturbs this look too
        }
    }

    /** Nodes are asked one after the other, so a role that moves in between is counted twice, but not twice in a row. */
    private long writers() {
        long writers = hand.writers(cluster);
        return writers > 1 ? hand.writers(cluster) : writers;
    }

    void assertNeverTwo() {
        assertThat(looked).as("somebody could be asked").isTrue();
        assertThat(most).as("nodes that took writes at the same time").isLessThanOrEqualTo(1);
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
