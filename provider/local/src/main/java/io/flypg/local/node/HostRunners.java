package io.flypg.local.node;

import io.flypg.local.guest.GuestSpec;
import io.flypg.local.node.binaries.Binaries;
import io.flypg.local.node.binaries.PostgresVersion;
import io.flypg.local.node.process.HostRunner;
import io.flypg.local.node.process.Launcher;
import io.flypg.local.node.process.Runner;
import io.flypg.local.node.process.ServerUser;
import io.flypg.local.node.process.Strays;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Nodes as processes of this computer. */
final class HostRunners implements Runners {
    private final Binaries binaries;
    private final Launcher launcher = new Launcher(ServerUser.ofThisProcess());

    HostRunners(Binaries binaries) {
        this.binaries = binaries;
    }

    @Override
    public Runner open(GuestSpec spec, PostgresVersion version, Consumer<String> note) {
        return new HostRunner(launcher, binaries.home(version, note));
    }

    @Override
    public void clearStrays(Path folder) throws InterruptedException {
        Strays.kill(folder);
    }
}
