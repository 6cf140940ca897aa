package io.flypg.cli.command;

import java.time.Duration;
import java.util.Optional;
import java.util.Stack;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Whether to look once, or again and again. */
final class WatchOption {
    private static final String USUAL = "2s";
    /** Each look takes calls of the platform, which are limited for all of an organization. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final Duration LONGEST = Duration.ofHours(1);

    @Option(
            names = "--watch",
            arity = "0..1",
            paramLabel = "TIME",
            parameterConsumer = OnlyTimes.class,
            description = "Look again and again until Ctrl-C: every 2 s, or as often as said, for example --watch=5s.")
    private @Nullable String interval;

    /**
     * How long to wait between two looks; absent for one look.
     *
     * @throws io.flypg.engine.problem.Failure bad input, when it is no time
     */
    Optional<Duration> interval() {
        return Optional.ofNullable(interval).map(text -> TimeSpan.parse(text, SHORTEST, LONGEST));
    }

    /** Takes the next word only when it looks like a time, so that a name behind the option stays a name. */
    @SuppressWarnings("JdkObsolete") // picocli's interface
    static final class OnlyTimes implements IParameterConsumer {
        private static final Pattern TIME = Pattern.compile("\\d{1,7}[a-z]{0,2}");

        @Override
        public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
            boolean given = !words.isEmpty() && TIME.matcher(words.peek()).matches();
            option.setValue(given ? words.pop() : USUAL);
        }
    }
}
