package io.flypg.local.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;

/** A signal to what a machine runs, which on Fly.io is the image's supervisor: a program in Go that handles two of them itself. */
public enum Signal {
    SIGHUP(1),
    SIGINT(2),
    SIGQUIT(3),
    SIGILL(4),
    SIGTRAP(5),
    SIGABRT(6),
    SIGFPE(8),
    SIGKILL(9),
    SIGUSR1(10),
    SIGSEGV(11),
    SIGUSR2(12),
    SIGPIPE(13),
    SIGALRM(14),
    SIGTERM(15);

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    /**
     * A signal by its name or, as flyctl sends it, by its number.
     *
     * @throws Refused when there is none of that
     */
    public static Signal of(JsonNode given) {
        return Arrays.stream(values())
                .filter(signal -> given.isTextual()
                        ? signal.name().equals(given.textValue())
                        : given.isInt() && signal.number == given.intValue())
                .findFirst()
                .orElseThrow(() ->
                        Refused.malformed("invalid signal: a name such as SIGTERM or a number such as 15 is wanted"));
    }

    /** How it brings the machine down; empty for one that Go catches and passes over. */
    public Optional<Halt> halt() {
        return switch (this) {
            case SIGINT, SIGTERM -> Optional.of(new Halt(name(), Halt.USUAL.limit()));
            case SIGHUP, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGKILL, SIGSEGV -> Optional.of(Halt.AT_ONCE);
            case SIGUSR1, SIGUSR2, SIGPIPE, SIGALRM -> Optional.empty();
        };
    }
}
