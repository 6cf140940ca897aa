package io.flypg.local.node;

import io.flypg.local.node.member.Keeper;
import io.flypg.local.node.member.Node;
import io.flypg.local.node.member.NotYet;
import io.flypg.local.node.member.Provisioning;
import io.flypg.local.node.process.Runner;
import io.flypg.local.node.sql.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A node from the opening of its ports to their closing. Where the real image gives up and the platform starts it again, it boots
 * again by itself, with its ports open and its checks failing meanwhile.
 */
final class Life {
    /** How long a fast shutdown may take before the power is cut. */
    static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Node node;
    private final Provisioning provisioning;
    private final Ports ports;
    private final Runnable follow;
    private final Thread thread;
    private final CountDownLatch settled = new CountDownLatch(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Runner.@Nullable Ending ending;

    Life(Node node, int major, Ports ports) {
        this.node = node;
        this.provisioning = new Provisioning(node, major);
        this.ports = ports;
        this.follow = ports.router()::follow;
        this.thread = Thread.ofVirtual().name("node " + node.me()).unstarted(this::run);
    }

    /** Lives from now on; returns when PostgreSQL runs, or when it is clear that this takes longer. */
    boolean begin(Duration patience) throws InterruptedException {
        node.board().listen(follow);
        thread.start();
        return settled.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    Node node() {
        return node;
    }

    /** How it came to its end if nobody asked for it: by itself, or with the place it runs in. */
    Optional<Runner.Ending> ending() {
        return Optional.ofNullable(ending).or(node.server().runner()::ending);
    }

    /** Shuts PostgreSQL down within the limit and closes the ports. */
    void end(Duration limit) throws InterruptedException {
        thread.interrupt();
        thread.join();
        try {
            node.server().stop(limit);
        } catch (IOException e) {
            node.server().kill();
        } finally {
            close();
        }
    }

    /** Cuts the power. */
    void kill() throws InterruptedException {
        node.server().kill();
        thread.interrupt();
        thread.join();
        node.server().kill();
        close();
    }

    private void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        node.board().forget(follow);
        node.withdraw();
        ports.close();
        node.server().runner().close();
    }

    private void run() {
        try {
            while (true) {
                boot();
                if (keep() == Keeper.End.UNUSED) {
                    leave();
                    return;
                }
                node.server().stop(GRACE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            fail(e);
        } finally {
            settled.countDown();
        }
    }

    private void fail(Exception e) {
        if (!Thread.currentThread().isInterrupted()) {
            ending = new Runner.Ending(1, String.valueOf(e.getMessage()));
            close();
        }
    }

    /** As abruptly as the real image does it: PostgreSQL recovers at its next start. */
    private void leave() throws InterruptedException {
        node.server().kill();
        ending = new Runner.Ending(
                0,
                "the node sleeps, because nobody was connected when FLY_SCALE_TO_ZERO had it look; a connection to its app's address wakes it where its service has autostart");
        close();
    }

    private void boot() throws InterruptedException, IOException {
        while (!provisioned()) {
            settled.countDown();
            Thread.sleep(RETRY);
        }
        node.server().start(node.me().address());
        node.server().awaitReady(READY);
    }

    // a primary that goes away while it is copied, or a full disk: both may pass
    private boolean provisioned() throws InterruptedException {
        try {
            provisioning.run();
            node.trouble().set("");
            return true;
        } catch (NotYet e) {
            node.trouble().set(String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            node.trouble().set("failed to clone: " + Session.problem(e));
        } catch (IOException e) {
            node.trouble().set("failed to prepare the volume: " + e.getClass().getSimpleName() + " " + e.getMessage());
        }
        return false;
    }

    private Keeper.End keep() throws InterruptedException {
        settled.countDown();
        try (Keeper keeper = new Keeper(node)) {
            return keeper.keep();
        } finally {
            node.withdraw();
        }
    }
}
