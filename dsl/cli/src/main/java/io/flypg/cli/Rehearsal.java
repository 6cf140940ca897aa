package io.flypg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * Runs a script of command lines in one process. The build records such a run as the AOT cache of the image, so that every
 * command of the script starts from classes that are already loaded and linked.
 *
 * <p>A line of the script is the expected exit code and the arguments, separated by blanks. A wrong exit code fails the
 * run, because a cache recorded from a failed run would be used without a word and only make every start slower.
 */
final class Rehearsal {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private Rehearsal() {}

    /** Runs the script whose path is the only argument, and ends the process. */
    public static void main(String... script) throws IOException {
        limitTime();
        for (String line : Files.readAllLines(Path.of(script[0]))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                rehearse(line.strip().split("\\s+"));
            }
        }
        System.exit(0);
    }

    private static void rehearse(String[] line) {
        int expected = Integer.parseInt(line[0]);
        int actual = Main.run(Arrays.copyOfRange(line, 1, line.length));
        if (actual != expected) {
            System.err.println("rehearsal: '" + String.join(" ", line) + "' ended with " + actual);
            System.exit(1);
        }
    }

    /** A build must not hang because a command does. */
    static void limitTime() {
        Thread.ofPlatform().daemon().start(Rehearsal::endAtTheLimit);
    }

    private static void endAtTheLimit() {
        try {
            Thread.sleep(LIMIT);
        } catch (InterruptedException _) {
            return;
        }
        System.err.println("rehearsal: not finished after " + LIMIT);
        Runtime.getRuntime().halt(1);
    }
}
