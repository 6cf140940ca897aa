package io.flypg.local.node;

import java.util.concurrent.atomic.AtomicInteger;

/** Addresses on loopback that neither another cluster nor another run of the tests on this computer uses. */
final class LoopbackBlock {
    private static final long PID = ProcessHandle.current().pid();
    private static final int SIZE = 8;
    private static final int BLOCKS = 30;
    private static final AtomicInteger TAKEN = new AtomicInteger();

    private final int first = 10 + SIZE * (TAKEN.getAndIncrement() % BLOCKS);

    String address(int number) {
        if (number >= SIZE) {
            throw new IllegalArgumentException("a block has no address " + number);
        }
        return "127." + (100 + PID / 250 % 100) + "." + PID % 250 + "." + (first + number);
    }
}
