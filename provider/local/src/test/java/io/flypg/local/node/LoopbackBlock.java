package io.flypg.local.node;

/** Addresses on loopback that another run of the tests on this computer does not use. */
final class LoopbackBlock {
    private static final long PID = ProcessHandle.current().pid();

    private LoopbackBlock() {}

    static String address(int number) {
        return "127." + (100 + PID / 250 % 100) + "." + PID % 250 + "." + (10 + number);
    }
}
