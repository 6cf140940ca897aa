package io.flypg.engine.address;

/** An amount of memory or disk. Units are powers of 1024, as PostgreSQL and Fly.io count them. */
public record Size(long bytes) implements Comparable<Size> {
    private static final long KB = 1024;
    private static final long MB = 1024 * KB;
    private static final long GB = 1024 * MB;
    private static final long TB = 1024 * GB;

    public Size {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size is not negative");
        }
    }

    public static Size ofKilobytes(long kilobytes) {
        return new Size(Math.multiplyExact(kilobytes, KB));
    }

    public static Size ofMegabytes(long megabytes) {
        return new Size(Math.multiplyExact(megabytes, MB));
    }

    public static Size ofGigabytes(long gigabytes) {
        return new Size(Math.multiplyExact(gigabytes, GB));
    }

    public static Size ofTerabytes(long terabytes) {
        return new Size(Math.multiplyExact(terabytes, TB));
    }

    /** Rounded down. */
    public long megabytes() {
        return bytes / MB;
    }

    /** Rounded down. */
    public long gigabytes() {
        return bytes / GB;
    }

    @Override
    public int compareTo(Size other) {
        return Long.compare(bytes, other.bytes);
    }

    /** In the largest unit that needs no fraction: {@code 20 GB}, {@code 1536 MB}. */
    @Override
    public String toString() {
        if (bytes == 0) {
            return "0 B";
        }
        if (bytes % TB == 0) {
            return bytes / TB + " TB";
        }
        if (bytes % GB == 0) {
            return bytes / GB + " GB";
        }
        if (bytes % MB == 0) {
            return bytes / MB + " MB";
        }
        return bytes % KB == 0 ? bytes / KB + " kB" : bytes + " B";
    }
}
