package io.flypg.local.network;

import java.util.random.RandomGenerator;

/**
 * 4,094 addresses of 127/8 that belong to one state folder.
 *
 * @param base the first address as a number; the lower 12 bits are zero
 */
public record Subnet(int base) {
    /** The first address that is given away; the ones below are the platform's own. */
    static final int FIRST = 16;

    static final int SIZE = 1 << 12;

    /** 127.16.0.0: below it are addresses that people use by hand. */
    private static final int LOWEST = 127 << 24 | 16 << 16;

    /** Up to 127.254.255.255. */
    private static final int COUNT = (255 - 16) * 16;

    /** One of all there are. */
    public static Subnet any(RandomGenerator random) {
        return new Subnet(LOWEST + random.nextInt(COUNT) * SIZE);
    }

    /** An address of it. */
    public String address(int offset) {
        int value = base + offset;
        return (value >>> 24) + "." + (value >>> 16 & 255) + "." + (value >>> 8 & 255) + "." + (value & 255);
    }

    @Override
    public String toString() {
        return address(0) + "/20";
    }
}
