package io.flypg.cli.local;

import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.local.LocalState;
import io.flypg.local.NodeKind;
import io.flypg.local.store.StateFolder;
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
     * The running server.
     *
     * @param command flypg as it was called
     * @throws Failure when there is none
     */
    public LocalState require(String command) {
        return running()
                .orElseThrow(() -> new Failure(
                        Failure.Kind.FAILED,
                        Problem.general(
                                "Local platform is not running",
                                "there is no server that answers in " + folder() + ".",
                                "start it: " + command + " local start")));
    }

    /**
     * The running server; it is started when there is none.
     *
     * @throws Failure when it does not come up in time
     */
    public LocalState start(Consumer<String> say) {
        return start(say, List.of());
    }

    /** The same with options for the server, which one that runs already may not have. */
    public LocalState start(Consumer<String> say, List<String> options) {
        return running().orElseGet(() -> {
            say.accept("Starting the local platform in " + folder() + " …");
            return await(launch(options));
        });
    }

    /** The environment with the running local platform in the place of Fly.io; it is started when there is none. */
    public Map<String, String> environment(Consumer<String> say) {
        LocalState state = start(say);
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(variables(state));
        // what leads to nodes of Fly.io leads to none of these
        all.remove("FLYPG_PROXY");
        all.put("FLYPG_LOCAL", "1");
        return all;
    }

    /**
     * What flyctl, Terraform or curl need to talk to it and to nobody else. Holds the token, twice: flyctl prefers one that somebody may
     * have set for Fly.io.
     */
    public Map<String, String> variables(LocalState state) {
        String url = state.url().toString();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("FLY_ACCESS_TOKEN", state.token());
        variables.put("FLY_API_TOKEN", state.token());
        variables.put("FLY_API_BASE_URL", url);
        variables.put("FLY_FLAPS_BASE_URL", url);
        variables.put("FLY_UIEX_BASE_URL", url);
        variables.put("FLY_METRICS_BASE_URL", url);
        variables.put("FLY_API_URL", url + "/v1");
        variables.put("FLY_CONFIG_DIR", new StateFolder(folder()).flyctl().toString());
        variables.put("FLY_NO_UPDATE_CHECK", "1");
        variables.put("FLY_SEND_METRICS", "0");
        variables.put("FLY_SYNTHETICS_AGENT", "0");
        variables.put("FLY_NO_INCIDENTS_CHECK", "1");
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

    /**
     * Makes sure that its nodes are of a kind.
     *
     * @throws Failure refused, when they are of another one
     */
    public void requireKind(NodeKind wanted) {
        if (NodeKind.of(folder()) != wanted) {
            throw new Failure(
                    Failure.Kind.REFUSED,
                    Problem.general(
                            "Other kind of nodes",
                            "the local platform in " + folder() + " runs with nodes of the kind "
                                    + NodeKind.of(folder()) + ", and " + wanted + " is asked for.",
                            "leave --nodes out, or name another folder with FLYPG_LOCAL_DIR"));
        }
    }

    private Process launch(List<String> options) {
        try {
            return process.start(options);
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
