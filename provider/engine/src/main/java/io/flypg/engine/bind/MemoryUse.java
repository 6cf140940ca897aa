package io.flypg.engine.bind;

import io.flypg.engine.address.Size;

/**
 * What a node's PostgreSQL may take of its memory on a busy day. By no means the most it could take: every second connection works with
 * one {@code work_mem}, all autovacuum workers with theirs, and a tenth is left to the system and the image's own programs.
 *
 * @param memory of the machine, in bytes like all others
 * @param buffers {@code shared_buffers}
 * @param perConnection {@code work_mem}
 * @param workers autovacuum's
 */
record MemoryUse(long memory, long buffers, long connections, long perConnection, long workers, long perWorker) {
    private static final int BUSY = 2;
    private static final int SYSTEM = 10;

    static MemoryUse of(NodeKnobs knobs) {
        long own = knobs.bytes("autovacuum_work_mem");
        return new MemoryUse(
                knobs.memory().bytes(),
                knobs.bytes("shared_buffers"),
                knobs.number("max_connections"),
                knobs.bytes("work_mem"),
                knobs.number("autovacuum_max_workers"),
                own < 0 ? knobs.bytes("maintenance_work_mem") : own);
    }

    long sessions() {
        return connections * perConnection / BUSY;
    }

    long maintenance() {
        return workers * perWorker;
    }

    private long system() {
        return memory / SYSTEM;
    }

    long total() {
        return buffers + sessions() + maintenance() + system();
    }

    boolean fits() {
        return total() <= memory;
    }

    /** What is left for one part when the others stay as they are; not positive when nothing is. */
    private long left(long part) {
        return memory - total() + part;
    }

    long fittingBuffers() {
        return left(buffers);
    }

    long fittingPerConnection() {
        return left(sessions()) * BUSY / connections;
    }

    long fittingConnections() {
        return left(sessions()) * BUSY / perConnection;
    }

    long fittingPerWorker() {
        return left(maintenance()) / workers;
    }

    long fittingWorkers() {
        return left(maintenance()) / perWorker;
    }

    /** The sum, part by part. */
    String text() {
        return shown(total()) + " on a busy day: " + shown(buffers) + " of shared_buffers, " + shown(sessions())
                + " for every second of " + connections + " connections with a work_mem of " + shown(perConnection)
                + ", "
                + shown(maintenance()) + " for " + workers + " autovacuum workers with " + shown(perWorker)
                + " each, and a tenth for the system";
    }

    /** In whole megabytes where there is at least one. */
    static String shown(long bytes) {
        Size size = new Size(bytes);
        return (size.megabytes() > 0 ? Size.ofMegabytes(size.megabytes()) : size).toString();
    }
}
