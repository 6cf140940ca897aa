package io.flypg.cli.command;

import io.flypg.engine.plan.Limits;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** For how long a plan may keep users from writing. */
final class WriteGapOption {
    private static final Duration LONGEST = Duration.ofHours(1);

    @Option(
            names = "--max-write-gap",
            paramLabel = "TIME",
            description = "Refuse a plan in which nobody can write for longer than this at a time, for example 10s.")
    private @Nullable String longest;

    boolean isGiven() {
        return longest != null;
    }

    /**
     * The same limits with this one.
     *
     * @throws io.flypg.engine.problem.Failure bad input, when it is no time
     */
    Limits within(Limits limits) {
        return limits.withMaxWriteGap(Optional.ofNullable(longest).map(text -> TimeSpan.parse(text, LONGEST)));
    }
}
