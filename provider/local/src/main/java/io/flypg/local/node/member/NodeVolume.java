package io.flypg.local.node.member;

import io.flypg.local.guest.GuestSpec;
import io.flypg.local.node.process.ServerUser;
import io.flypg.local.node.process.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** What lies on a node's volume, under the names it has on the real image. It outlives the machine, and so does its identity. */
public final class NodeVolume {
    private static final String REGISTERED = ".registration";
    private static final String ZOMBIE = "zombie.lock";
    private static final String READ_ONLY = "readonly.lock";

    private final GuestSpec.Volume volume;
    private final ServerUser user;

    public NodeVolume(GuestSpec.Volume volume, ServerUser user) {
        this.volume = volume;
        this.user = user;
    }

    public Path root() {
        return volume.path();
    }

    /** PostgreSQL's data directory. */
    public Path data() {
        return root().resolve("postgresql");
    }

    /** Where a data directory grows until it is whole. */
    public Path unfinished() {
        return root().resolve("postgresql.unfinished");
    }

    public Path log() {
        return root().resolve("postgresql.log");
    }

    /** Makes the folder one that the server may enter. */
    public void prepare() throws IOException {
        user.requireReachable(root());
        Files.createDirectories(root());
        user.own(root());
    }

    /** A data directory that was finished takes its place, and that of an older one. */
    public void finish() throws IOException {
        Trees.delete(data());
        Files.move(unfinished(), data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Reads a file of the volume, or of the data directory. */
    public Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(root().resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file so that it is whole at any time, and readable only by the server. */
    public void write(String name, String text) throws IOException {
        Path file = root().resolve(name);
        Path fresh = root().resolve(name + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        user.own(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes a file if it is there. */
    public void remove(String name) throws IOException {
        Files.deleteIfExists(root().resolve(name));
    }

    public boolean isRegistered() {
        return has(REGISTERED);
    }

    public void setRegistered() throws IOException {
        write(REGISTERED, "");
    }

    /** Forgets that this node ever was a member of a cluster, and in which state. */
    void forgetMembership() throws IOException {
        remove(READ_ONLY);
        remove(ZOMBIE);
        remove(REGISTERED);
    }

    /** The host name of the real primary, or an empty text when it is unknown; no value while the node is not fenced. */
    public Optional<String> zombieLock() {
        return read(ZOMBIE);
    }

    public void setZombieLock(String primaryHost) throws IOException {
        write(ZOMBIE, primaryHost);
    }

    public void clearZombieLock() throws IOException {
        remove(ZOMBIE);
    }

    public boolean isZombie() {
        return has(ZOMBIE);
    }

    public boolean hasReadOnlyLock() {
        return has(READ_ONLY);
    }

    public void setReadOnlyLock() throws IOException {
        write(READ_ONLY, "");
    }

    public void clearReadOnlyLock() throws IOException {
        remove(READ_ONLY);
    }

    /** Size of the file system in bytes, as of now. */
    public long bytes() {
        return Math.max(1, volume.bytes().getAsLong());
    }

    /** How much of the volume is taken: 0.129 for 12.9 %. */
    public double used() throws IOException {
        return Math.min(1, (double) Trees.size(root()) / bytes());
    }

    private boolean has(String name) {
        return Files.exists(root().resolve(name));
    }
}
