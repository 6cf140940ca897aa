package io.flypg.engine.fake;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets threads of a test wait for each other, with a limit. */
public final class Meeting {
    private static final long LIMIT_SECONDS = 30;

    private final CountDownLatch latch;

    private Meeting(int count) {
        latch = new CountDownLatch(count);
    }

    /** Over once that many have arrived. */
    public static Meeting of(int count) {
        return new Meeting(count);
    }

    public void arrive() {
        latch.countDown();
    }

    /** Waits until all have arrived. */
    public void await() {
        try {
            if (!latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("not everybody came");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public void arriveAndAwait() {
        arrive();
        await();
    }
}
