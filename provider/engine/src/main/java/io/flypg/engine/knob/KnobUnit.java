package io.flypg.engine.knob;

import java.util.List;

/** What a knob counts in: {@code pg_settings.unit}. */
public enum KnobUnit {
    NONE("", 1),
    BYTES("B", 1),
    KILOBYTES("kB", 1024),
    BLOCKS("8kB", 8 * 1024),
    MEGABYTES("MB", 1024 * 1024),
    MILLISECONDS("ms", 1_000),
    SECONDS("s", 1_000_000),
    MINUTES("min", 60_000_000);

    private static final List<Scale> MEMORY = List.of(
            new Scale("TB", "TB", 1L << 40),
            new Scale("GB", "GB", 1L << 30),
            new Scale("MB", "MB", 1L << 20),
            new Scale("kB", "kB", 1L << 10),
            new Scale("B", "B", 1));
    private static final List<Scale> TIME = List.of(
            new Scale("d", "days", 86_400_000_000L),
            new Scale("h", "hours", 3_600_000_000L),
            new Scale("min", "minutes", 60_000_000),
            new Scale("s", "seconds", 1_000_000),
            new Scale("ms", "ms", 1_000),
            new Scale("us", "us", 1));

    private final String symbol;
    private final long base;

    KnobUnit(String symbol, long base) {
        this.symbol = symbol;
        this.base = base;
    }

    /**
     * One step of the units a value may be written in.
     *
     * @param symbol as PostgreSQL writes it; upper and lower case matter
     * @param word as a definition writes it
     * @param base bytes or microseconds
     */
    record Scale(String symbol, String word, long base) {}

    static KnobUnit of(String symbol) {
        for (KnobUnit unit : values()) {
            if (unit.symbol.equals(symbol)) {
                return unit;
            }
        }
        throw new IllegalArgumentException("PostgreSQL counts in a unit flypg does not know: " + symbol);
    }

    /** As {@code pg_settings.unit} says it; empty when the knob has none. */
    public String symbol() {
        return symbol;
    }

    /** How many bytes or microseconds one of this unit is. */
    long base() {
        return base;
    }

    public boolean isMemory() {
        return this == BYTES || this == KILOBYTES || this == BLOCKS || this == MEGABYTES;
    }

    public boolean isTime() {
        return this == MILLISECONDS || this == SECONDS || this == MINUTES;
    }

    /** The units a value of this knob may be written in, largest first. */
    List<Scale> scales() {
        if (this == NONE) {
            return List.of();
        }
        return isTime() ? TIME : MEMORY;
    }
}
