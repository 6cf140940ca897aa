package io.flypg.postgres.state;

/** A place in the write-ahead log, in bytes from its beginning. Its text is PostgreSQL's: {@code 16/B374D848}. */
public record Lsn(long position) implements Comparable<Lsn> {

    public static final Lsn ZERO = new Lsn(0);

    public static Lsn parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("not a place in the write-ahead log: '" + text + "'");
        }
        long high = Long.parseLong(text.substring(0, slash), 16);
        long low = Long.parseLong(text.substring(slash + 1), 16);
        return new Lsn(high << 32 | low);
    }

    /** How many bytes this is ahead of the other; never negative. */
    public long bytesAhead(Lsn other) {
        return Math.max(0, position - other.position);
    }

    @Override
    public int compareTo(Lsn other) {
        return Long.compareUnsigned(position, other.position);
    }

    @Override
    public String toString() {
        return "%X/%X".formatted(position >>> 32, position & 0xFFFFFFFFL);
    }
}
