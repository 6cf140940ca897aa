package io.flypg.local.node.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the programs of one node run, from the boot of its machine to its end: on this computer itself, or in a container. They see
 * the volume under the path that it has for us.
 */
public interface Runner extends AutoCloseable {
    /** Whom PostgreSQL runs as. */
    ServerUser user();

    /** The folder with PostgreSQL's {@code bin}, {@code lib} and {@code share}, as the programs see it. */
    Path home();

    /** The options with which PostgreSQL listens where the machine's address leads to. */
    List<String> listening(String address);

    /** What a standby needs besides a node's name to find it: a part of its connection string. */
    String hostaddr(String address);

    /**
     * Starts a program of PostgreSQL in the background.
     *
     * @param folder where it runs
     * @param output gets what it prints
     * @return a process that ends when the program does
     */
    Process start(List<String> command, Path folder, Path output) throws IOException;

    /** Runs a program of PostgreSQL to its end. */
    default int run(List<String> command, Path folder, Path output) throws IOException, InterruptedException {
        Process process = start(command, folder, output);
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Asks a server for a fast shutdown. */
    void interrupt(Process server, Path data) throws IOException, InterruptedException;

    /** Cuts the power: when this returns, no program of PostgreSQL works in the folder or below it. */
    void kill(Path folder) throws InterruptedException;

    /** Holds all programs where they are, does the work, and lets them go on. */
    void still(Path folder, Runnable work) throws IOException, InterruptedException;

    /** Cuts the programs off from those of other nodes, or lets them back; false where they all share one network. */
    default boolean cutOff(boolean off) throws IOException, InterruptedException {
        return false;
    }

    /** Any other command that the guest has; empty where it has none besides the node's own. */
    Optional<Output> exec(List<String> argv, String input) throws IOException, InterruptedException;

    /** Why there is no place to run in any more, worded for the user; empty while there is. */
    default Optional<Ending> ending() {
        return Optional.empty();
    }

    /** Gives the place up, with everything that runs in it. */
    @Override
    void close();

    /** What a command left behind. */
    record Output(int exitCode, String stdout, String stderr) {}

    /** How the place came to its end. */
    record Ending(int exitCode, String reason) {}
}
