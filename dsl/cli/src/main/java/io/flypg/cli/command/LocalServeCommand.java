package io.flypg.cli.command;

import io.flypg.cli.local.LocalControl;
import io.flypg.local.LocalOptions;
import io.flypg.local.LocalServer;
import io.flypg.local.NodeKind;
import io.flypg.local.node.process.BootFailure;
import io.flypg.local.store.FolderInUse;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flypg local serve}: the server itself, in the foreground. */
@Command(name = "serve", header = "Run it in the foreground.", hidden = true)
final class LocalServeCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private NodesOption nodes = new NodesOption();

    @Mixin
    private RateLimitsOption limits = new RateLimitsOption();

    LocalServeCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Path folder = LocalControl.of(shell.environment()).folder();
        try {
            NodeKind kind = NodeKind.decide(folder, nodes.wanted());
            LocalServer.run(LocalOptions.in(folder, kind.guests()).withRateLimits(limits.isGiven()));
            awaitTheEnd();
            return ExitCode.DONE;
        } catch (FolderInUse e) {
            shell.say(String.valueOf(e.getMessage()));
            return LocalControl.FOLDER_IN_USE;
        } catch (IllegalStateException | BootFailure e) {
            shell.say(String.valueOf(e.getMessage()));
            return ExitCode.FAILED;
        }
    }

    /** A signal has ended the server, and the JVM ends by itself once it is through: it may be writing down what it learned. */
    private static void awaitTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
