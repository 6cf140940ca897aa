package io.flypg.engine.model;

import io.flypg.engine.address.Size;

/** The size of a machine. */
public record MachineSpec(
        @Field(value = "Number of CPUs.", byDefault = "1", alwaysWritten = true)
        int cpus,

        @Field(value = "Memory.", byDefault = "1.GB", alwaysWritten = true)
        Size memory,

        @Field(value = "Kind of CPU: shared or performance.", byDefault = "'shared'")
        CpuKind kind) {
    /** Whether Fly.io has machines of this size. */
    public boolean isPossible() {
        long megabytes = memory.megabytes();
        return kind.counts().contains(cpus)
                && memory.equals(Size.ofMegabytes(megabytes))
                && megabytes >= (long) kind.leastPerCpu() * cpus
                && megabytes <= (long) kind.mostPerCpu() * cpus
                && megabytes % kind.stepMegabytes() == 0;
    }

    /** {@code shared 2x, 4 GB}. */
    @Override
    public String toString() {
        return kind.word() + " " + cpus + "x, " + memory;
    }
}
