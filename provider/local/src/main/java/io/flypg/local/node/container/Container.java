package io.flypg.local.node.container;

import io.flypg.local.guest.GuestSpec;
import io.flypg.local.node.TcpRouter;
import io.flypg.local.node.process.BootFailure;
import io.flypg.local.node.process.Runner;
import io.flypg.local.node.process.Server;
import io.flypg.local.node.process.ServerUser;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One machine: a container that lives for as long as its guest does, whatever becomes of PostgreSQL in it. Its first process reads from
 * us and ends when we do, so a killed platform leaves no container behind.
 */
final class Container implements Runner {
    private static final String SOCKETS = "/var/run/postgresql";
    private static final String BUSYBOX = "/.flypg/busybox";

    /** The first process: gives PostgreSQL its user, passes the admin API's port on to us, and waits. */
    private static final String INIT = """
            set -e
            export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
            b=%1$s
            $b mkdir -p %2$s /tmp
            $b chmod 1777 /tmp
            $b chown "$FLYPG_USER" %2$s
            $b sed -i /^postgres:/d /etc/passwd
            $b echo "postgres:x:$FLYPG_USER::/data:/bin/sh" >> /etc/passwd
            $b nc -ll -p 5500 -e %1$s nc $FLYPG_ADMIN &
            echo up
            # not in place of the shell, which also takes away what PostgreSQL leaves behind
            $b cat > /dev/null
            """.formatted(BUSYBOX, SOCKETS);

    /** Hits all that runs as a user, until nothing does. */
    private static final String KILL = """
            b=%s
            while found=$($b grep -ls "^Uid:.$1[^0-9]" /proc/[0-9]*/status); do
                for file in $found; do
                    process=${file#/proc/}
                    kill -KILL "${process%%/status}" 2> /dev/null || true
                done
                $b sleep 0.02
            done
            """.formatted(BUSYBOX);

    /** From here on a code may be the engine's, and not that of the command. */
    private static final int LEAST_OF_THE_ENGINE = 125;

    private final Plan plan;
    private final ServerUser user;
    private final Process process;
    private final TcpRouter admin;

    /**
     * What a container is made of.
     *
     * @param home where PostgreSQL lies in the image
     * @param admin where the admin API of the node is to be had from inside
     */
    record Plan(GuestSpec spec, String image, Path home, Network network, InetSocketAddress admin) {
        String name() {
            return "flypg-" + spec.machine();
        }

        /** What the others call it. */
        String alias() {
            return spec.machine() + ".vm." + spec.app() + ".internal";
        }

        Path volume() {
            return spec.volume().orElseThrow().path();
        }
    }

    private Container(Plan plan, ServerUser user, Process process, TcpRouter admin) {
        this.plan = plan;
        this.user = user;
        this.process = process;
        this.admin = admin;
    }

    /** Starts a container and returns when programs can run in it. */
    static Container start(Plan plan, ServerUser user, List<String> labels, TcpRouter admin) throws IOException {
        ProcessBuilder builder = Docker.command(words(plan, labels)).redirectErrorStream(true);
        // names alone stand on the command line: values may be secrets, and everybody can list processes
        builder.environment().putAll(environment(plan, user));
        Process process = builder.start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder words = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.equals("up")) {
                return new Container(plan, user, process, admin);
            }
            words.append(' ').append(line.strip());
        }
        throw new BootFailure("The container of " + plan.spec().machine() + " does not start:" + words
                + ". The engine's own log may tell more.");
    }

    private static List<String> words(Plan plan, List<String> labels) {
        GuestSpec spec = plan.spec();
        String memory = spec.memoryMegabytes() + "m";
        List<String> words = new ArrayList<>(List.of("run", "--rm", "--interactive", "--name", plan.name()));
        labels.forEach(label -> words.addAll(List.of("--label", label)));
        words.addAll(List.of(
                "--hostname", spec.machine(), "--network", plan.network().name()));
        words.addAll(List.of("--network-alias", plan.alias()));
        words.addAll(List.of("--publish", spec.address() + ":" + Server.PORT + ":" + Server.PORT));
        words.addAll(List.of("--memory", memory, "--memory-swap", memory));
        words.addAll(List.of("--volume", plan.volume() + ":" + plan.volume(), "--volume", plan.volume() + ":/data"));
        words.addAll(List.of("--volume", Image.busybox() + ":" + BUSYBOX + ":ro"));
        environment(plan, new ServerUser.Self()).keySet().forEach(name -> words.addAll(List.of("--env", name)));
        words.addAll(List.of("--user", "0:0", "--entrypoint", BUSYBOX, plan.image(), "sh", "-c", INIT));
        return words;
    }

    private static Map<String, String> environment(Plan plan, ServerUser user) {
        Map<String, String> environment = new TreeMap<>(plan.spec().environment());
        // these would also tell the engine's command where to look, and so would change more than the guest
        environment
                .keySet()
                .removeIf(name ->
                        name.startsWith("DOCKER_") || List.of("PATH", "HOME").contains(name));
        environment.put("FLYPG_USER", user.ids());
        environment.put(
                "FLYPG_ADMIN", plan.admin().getHostString() + " " + plan.admin().getPort());
        return environment;
    }

    @Override
    public ServerUser user() {
        return user;
    }

    @Override
    public Path home() {
        return plan.home();
    }

    @Override
    public List<String> listening(String address) {
        return List.of("-c", "listen_addresses=*", "-c", "unix_socket_directories=" + SOCKETS);
    }

    /** The network knows the name. */
    @Override
    public String hostaddr(String address) {
        return "";
    }

    @Override
    public Process start(List<String> command, Path folder, Path output) throws IOException {
        List<String> words = new ArrayList<>(List.of("exec", "--user", user.ids(), "--workdir", folder.toString()));
        words.add(plan.name());
        words.addAll(command);
        return Docker.command(words)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
    }

    @Override
    public void interrupt(Process server, Path data) throws IOException, InterruptedException {
        inside("sh", "-c", "kill -INT $(" + BUSYBOX + " head -n 1 \"$1\")", "sh", data + "/postmaster.pid");
    }

    @Override
    public void kill(Path folder) throws InterruptedException {
        try {
            if (process.isAlive()) {
                inside("sh", "-c", KILL, "sh", user.ids().replaceFirst(":.*", ""));
            }
        } catch (IOException e) {
            throw new BootFailure("The programs in " + plan.name() + " cannot be ended: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public void still(Path folder, Runnable work) throws IOException, InterruptedException {
        Docker.ask("pause", plan.name());
        try {
            work.run();
        } finally {
            Docker.ask("unpause", plan.name());
        }
    }

    @Override
    public boolean cutOff(boolean off) throws IOException, InterruptedException {
        if (off) {
            Docker.ask("network", "disconnect", plan.network().name(), plan.name());
        } else {
            Docker.ask(
                    "network",
                    "connect",
                    "--alias",
                    plan.alias(),
                    plan.network().name(),
                    plan.name());
        }
        return true;
    }

    @Override
    public Optional<Output> exec(List<String> argv, String input) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("exec", "--interactive", plan.name()));
        words.addAll(argv);
        Output output = Docker.run(words, input);
        // the engine's own code for it varies with its version
        boolean missing = output.exitCode() >= LEAST_OF_THE_ENGINE
                && (output.stdout() + output.stderr()).contains("executable file not found");
        return Optional.of(missing ? new Output(127, "", argv.getFirst() + ": command not found\n") : output);
    }

    @Override
    public Optional<Ending> ending() {
        return process.isAlive()
                ? Optional.empty()
                : Optional.of(new Ending(
                        process.exitValue(), "its container has ended with code " + process.exitValue() + "."));
    }

    @Override
    public void close() {
        admin.close();
        try {
            Docker.run(List.of("rm", "--force", plan.name()), "");
            process.waitFor();
            plan.network().leave();
        } catch (IOException e) {
            throw new BootFailure("The container " + plan.name() + " cannot be removed: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void inside(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("exec", plan.name(), BUSYBOX));
        words.addAll(List.of(command));
        Docker.run(words, "");
    }
}
