package io.flypg.cli.command;

import io.flypg.cli.local.LocalControl;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which platform is meant: Fly.io, or the local platform of this computer. */
final class PlatformOption {
    @Option(
            names = "--local",
            description = {
                "Use the local platform, where each machine is a real PostgreSQL on this computer; it is started"
                        + " when it is not running.",
                "FLYPG_LOCAL=1 in the environment does the same. Otherwise Fly.io is used, with FLY_API_TOKEN."
            })
    private boolean local;

    boolean isLocal(Shell shell) {
        return local || shell.isOn("FLYPG_LOCAL");
    }

    /** The environment a platform is made from; a local platform runs when this returns. */
    Map<String, String> environment(Shell shell) {
        return isLocal(shell) ? LocalControl.of(shell.environment()).environment(shell::say) : shell.environment();
    }

    /** What a command line needs to mean the same platform again: {@code " --local"} or nothing. */
    String flag() {
        return local ? " --local" : "";
    }
}
