package io.flypg.local;

import java.util.concurrent.CountDownLatch;

/** The local platform as a process: runs in the foreground until it is asked to end. */
public final class LocalServer {
    private LocalServer() {}

    /**
     * Runs until SIGTERM or SIGINT, then stops every guest in an orderly way. The process ends when this returns or the shutdown hook is
     * through.
     *
     * @throws IllegalStateException with a text for the user when the folder or a port is in use
     */
    public static void run(LocalOptions options) {
        LocalPlatform platform = LocalPlatform.start(options);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> {
                    platform.close();
                    ended.countDown();
                }));
        try {
            ended.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
