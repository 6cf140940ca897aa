package io.flypg.cli.command;

import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Suggestion;
import io.flypg.local.fault.Calls;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which calls of the API a fault strikes; behind one other argument. */
final class CallsOption {
    private static final String ANY_METHOD = "*";
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final int LARGEST = 1_000_000;

    @Parameters(
            index = "+",
            arity = "0..1",
            paramLabel = "METHOD",
            defaultValue = ANY_METHOD,
            description = "GET, POST, PUT, PATCH, DELETE, or '*' for all of them, as without it.")
    private String method = ANY_METHOD;

    @Parameters(
            index = "+",
            arity = "0..1",
            paramLabel = "PATH",
            defaultValue = "/**",
            description =
                    "The path of the calls, for example '/v1/apps/*/machines': * stands for one part of it, ** for"
                            + " any rest. All calls without it.")
    private String path = "/**";

    @Option(names = "--nth", paramLabel = "N", description = "Only the Nth of these calls from now on.")
    private @Nullable Integer nth;

    @Option(names = "--first", paramLabel = "N", description = "Only the first N of them.")
    private @Nullable Integer first;

    @Option(names = "--rate", paramLabel = "P%", description = "Only so many of them, by chance, for example 10%%.")
    private @Nullable String rate;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Which ones --rate takes (default: ${DEFAULT-VALUE}); the same number takes the same ones.",
            defaultValue = "1")
    private long seed = 1;

    /**
     * The calls that are meant.
     *
     * @throws Failure bad input, when that is not clear
     */
    Calls chosen() {
        if (Stream.of(nth, first, rate).filter(Objects::nonNull).count() > 1) {
            throw bad("--nth, --first and --rate exclude each other.", "leave all but one of them away");
        }
        requireMethod();
        requirePath();
        Calls all = Calls.of(method, path);
        if (nth != null) {
            return all.nth(counted("--nth", nth));
        }
        if (first != null) {
            return all.first(counted("--first", first));
        }
        return rate == null ? all : all.atRate(Percentage.parse("--rate", rate) / 100, seed);
    }

    private void requireMethod() {
        if (method.equals(ANY_METHOD) || METHODS.contains(method)) {
            return;
        }
        if (method.startsWith("/")) {
            throw bad("'" + method + "' is a path, and a method stands before it.", "write: POST '" + method + "'");
        }
        boolean small = METHODS.contains(method.toUpperCase(Locale.ROOT));
        String near = small
                ? method.toUpperCase(Locale.ROOT)
                : Suggestion.nearest(method, METHODS).orElse("");
        throw bad(
                "'" + method + "' is no method of a call.",
                near.isEmpty()
                        ? "write one of " + String.join(", ", METHODS) + ", or '*'"
                        : "did you mean '" + near + "'?");
    }

    private void requirePath() {
        if (path.matches("https?://.*")) {
            throw bad(
                    "'" + path + "' is a whole address.",
                    "write only its path: '" + path.replaceFirst("https?://[^/]*", "") + "'");
        }
        if (!path.startsWith("/")) {
            throw bad("'" + path + "' is no path: a path begins with a slash.", "did you mean '/" + path + "'?");
        }
        if (path.contains("?")) {
            throw bad(
                    "'" + path + "' has a query in it; calls are told apart by their path alone.",
                    "write: '" + path.substring(0, path.indexOf('?')) + "'");
        }
    }

    private static int counted(String option, int number) {
        if (number < 1 || number > LARGEST) {
            throw bad("calls are counted from 1, so " + option + " " + number + " strikes none.", "write 1 or more");
        }
        return number;
    }

    static Failure bad(String what, String hint) {
        return new Failure(Failure.Kind.BAD_INPUT, Problem.general("Bad command line", what, hint));
    }
}
