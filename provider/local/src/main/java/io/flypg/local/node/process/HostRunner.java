package io.flypg.local.node.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs a node's programs as processes of this computer, on the machine's own loopback address. */
public record HostRunner(Launcher launcher, Path home) implements Runner {
    @Override
    public ServerUser user() {
        return launcher.user();
    }

    @Override
    public List<String> listening(String address) {
        return List.of("-c", "listen_addresses=" + address, "-c", "unix_socket_directories=");
    }

    @Override
    public String hostaddr(String address) {
        return " hostaddr=" + address;
    }

    @Override
    public Process start(List<String> command, Path folder, Path output) throws IOException {
        return launcher.start(command, folder, output);
    }

    @Override
    public void interrupt(Process server, Path data) throws IOException, InterruptedException {
        Launcher.signal("INT", server.pid());
    }

    @Override
    public void kill(Path folder) throws InterruptedException {
        Strays.kill(folder);
    }

    @Override
    public void still(Path folder, Runnable work) throws IOException, InterruptedException {
        Strays.still(folder, work);
    }

    @Override
    public Optional<Output> exec(List<String> argv, String input) {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
