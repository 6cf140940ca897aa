package io.flypg.engine.model;

import java.util.List;
import java.util.Locale;

/** The kinds of CPUs that Fly.io offers, with what it allows for each (Fly's guest presets). */
public enum CpuKind {
    SHARED(256, 2048, 256),
    PERFORMANCE(2048, 8192, 1024);

    private final int leastPerCpu;
    private final int mostPerCpu;
    private final int stepMegabytes;

    CpuKind(int leastPerCpu, int mostPerCpu, int stepMegabytes) {
        this.leastPerCpu = leastPerCpu;
        this.mostPerCpu = mostPerCpu;
        this.stepMegabytes = stepMegabytes;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many CPUs of this kind a machine may have. */
    public List<Integer> counts() {
        return switch (this) {
            case SHARED -> List.of(1, 2, 4, 6, 8);
            case PERFORMANCE -> List.of(1, 2, 4, 6, 8, 10, 12, 14, 16, 32, 64, 128);
        };
    }

    /** Least memory per CPU, in megabytes. */
    public int leastPerCpu() {
        return leastPerCpu;
    }

    /** Most memory per CPU, in megabytes. */
    public int mostPerCpu() {
        return mostPerCpu;
    }

    /** Memory is a multiple of this many megabytes. */
    public int stepMegabytes() {
        return stepMegabytes;
    }
}
