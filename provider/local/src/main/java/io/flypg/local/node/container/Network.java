package io.flypg.local.node.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The private network of one platform's machines, in which they find each other by the names they have on Fly. */
record Network(String name) {
    /** A network that nobody is in yet looks like one that nobody is in any more. */
    private static final ReadWriteLock USE = new ReentrantReadWriteLock();

    /** What needs the network, and is in it afterwards. */
    @FunctionalInterface
    interface Entry<T> {
        T enter() throws IOException, InterruptedException;
    }

    /** The network for the machines whose volumes are in a folder. */
    static Network of(Path volumes) {
        return new Network("flypg-"
                + UUID.nameUUIDFromBytes(volumes.toString().getBytes(UTF_8))
                        .toString()
                        .substring(0, 8));
    }

    /** Makes the network unless it is there, and lets somebody in. */
    <T> T with(Entry<T> entry) throws IOException, InterruptedException {
        USE.readLock().lock();
        try {
            if (!exists() && !Docker.succeeds("network", "create", name) && !exists()) {
                Docker.ask("network", "create", name);
            }
            return entry.enter();
        } finally {
            USE.readLock().unlock();
        }
    }

    /** Removes it unless somebody is in it. */
    void leave() throws IOException, InterruptedException {
        USE.writeLock().lock();
        try {
            Docker.succeeds("network", "rm", name);
        } finally {
            USE.writeLock().unlock();
        }
    }

    /** The address under which the machines see this computer. */
    String gateway() throws IOException, InterruptedException {
        return Docker.ask("network", "inspect", "--format", "{{(index .IPAM.Config 0).Gateway}}", name);
    }

    private boolean exists() throws IOException, InterruptedException {
        return Docker.succeeds("network", "inspect", name);
    }
}
