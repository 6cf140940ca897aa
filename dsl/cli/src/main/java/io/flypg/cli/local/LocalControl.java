package io.flypg.cli.local;

import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.local.LocalState;
import io.flypg.local.NodeKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Starts, finds and stops the local platform of one folder. */
public final class LocalControl {
    /** With this code the server says that another one works in its folder already. */
    public static final int FOLDER_IN_USE = 4;

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Map<String, String> environment;
    private final ServerProcess process;

    LocalControl(Map<String, String> environment, ServerProcess process) {
        this.environment = environment;
        this.process = process;
    }

    /** The one that an environment means. */
    public static LocalControl of(Map<String, String> environment) {
        Path folder = LocalState.folder(environment).toAbsolutePath().normalize();
        return new LocalControl(environment, new ServerProcess(ServerProcess.ourselves(), folder));
    }

    public Path folder() {
        return process.folder();
    }

    public Path log() {
        return process.log();
    }

    /** The running server, when there is one that answers. */
    public Optional<LocalState> running() {
        try {
            return LocalState.read(folder());
        } catch (UncheckedIOException e) {
            throw unusable("looking into it", e);
        }
    }

    /**
     * The running server; it is started when there is none.
     *
     * @throws Failure when it does not come up in time
     */
    public LocalState start(Consumer<String> say) {
        return start(Optional.empty(), say);
    }

    /**
     * The same with nodes of a kind.
     *
     * @throws Failure also when its nodes are of another kind
     */
    public LocalState start(Optional<NodeKind> nodes, Consumer<String> say) {
        Optional<LocalState> running = running();
        if (running.isPresent()) {
            nodes.ifPresent(this::requireKind);
            return running.get();
        }
        say.accept("Starting the local platform in " + folder() + " …");
        return await(launch(nodes));
    }

    /** The environment with the running local platform in the place of Fly.io; it is started when there is none. */
    public Map<String, String> environment(Consumer<String> say) {
        LocalState state = start(say);
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.remove("FLY_ACCESS_TOKEN");
        all.putAll(variables(state));
        all.put("FLYPG_LOCAL", "1");
        return all;
    }

    /** What flyctl, Terraform or curl need to talk to it. Holds the token. */
    public static Map<String, String> variables(LocalState state) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("FLY_API_TOKEN", state.token());
        variables.put("FLY_API_BASE_URL", state.url().toString());
        variables.put("FLY_FLAPS_BASE_URL", state.url().toString());
        variables.put("FLY_UIEX_BASE_URL", state.url().toString());
        return variables;
    }

    /**
     * Stops the server in an orderly way; machines and data stay.
     *
     * @return whether there was one
     * @throws Failure when it does not end in time
     */
    public boolean stop() {
        Optional<LocalState> state = running();
        Optional<ProcessHandle> server = state.flatMap(running -> ProcessHandle.of(running.pid()));
        server.ifPresent(handle -> {
            handle.destroy();
            if (!poll(STOP_LIMIT, () -> !handle.isAlive())) {
                throw new Failure(
                        Failure.Kind.FAILED,
                        Problem.general(
                                "Local platform does not stop",
                                "process " + handle.pid() + " was asked to end and is still there after "
                                        + STOP_LIMIT.toSeconds() + " s; its log is " + log() + ".",
                                "wait, or end it with: kill -9 " + handle.pid()));
            }
        });
        return server.isPresent();
    }

    private void requireKind(NodeKind wanted) {
        try {
            NodeKind.decide(folder(), Optional.of(wanted));
        } catch (IllegalStateException e) {
            throw new Failure(
                    Failure.Kind.REFUSED,
                    Problem.general("Other kind of nodes", String.valueOf(e.getMessage()), "leave --nodes out"),
                    e);
        }
    }

    private Process launch(Optional<NodeKind> nodes) {
        try {
            return process.start(
                    nodes.map(kind -> List.of("--nodes", kind.toString())).orElse(List.of()));
        } catch (IOException e) {
            throw unusable("starting it there", e);
        }
    }

    private Failure unusable(String doing, Exception e) {
        return new Failure(
                Failure.Kind.FAILED,
                Problem.general(
                        "Local platform cannot be used",
                        "its folder is " + folder() + ", and " + doing + " ended with: " + e.getMessage() + ".",
                        "make it a folder you may write to, or name another one with FLYPG_LOCAL_DIR"),
                e);
    }

    /** When two are started at once, one wins, and the other's caller uses it too. */
    private LocalState await(Process started) {
        boolean ended = poll(
                START_LIMIT,
                () -> running().isPresent() || (!started.isAlive() && started.exitValue() != FOLDER_IN_USE));
        Optional<LocalState> state = running();
        if (state.isPresent()) {
            return state.get();
        }
        String how = ended
                ? "it ended with code " + started.exitValue()
                : "it does not answer after " + START_LIMIT.toSeconds() + " s";
        String words = process.lastWords();
        throw new Failure(
                Failure.Kind.FAILED,
                Problem.general(
                        "Local platform does not come up",
                        how + (words.isEmpty() ? ", without a word." : ". Its last words:\n" + words),
                        "the whole log is " + log()));
    }

    private static boolean poll(Duration limit, BooleanSupplier done) {
        long end = System.nanoTime() + limit.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() >= end) {
                return false;
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
