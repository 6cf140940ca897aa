package io.flypg.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.pulumi.cli.PulumiCli;
import io.flypg.pulumi.cli.PulumiStack;
import io.flypg.pulumi.cli.YamlProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Where a user of Pulumi works: an empty home of the real CLI beside a desk, whose local platform the provider uses.
 *
 * @param desk with the platform
 * @param cli that knows no provider yet
 */
record PulumiDesk(Desk desk, PulumiCli cli) implements AutoCloseable {
    /** The provider of this build in the image, where nothing was installed. */
    static final Path BIN = Path.of("target/flypg/bin").toAbsolutePath();

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(180);

    /** Something that comes true. */
    interface Condition {
        boolean holds() throws IOException;
    }

    static PulumiDesk open() throws IOException {
        Desk desk = Desk.open();
        PulumiCli cli = PulumiCli.in(Files.createDirectory(desk.root().resolve("pulumi")))
                .with("HOME", desk.home().toString())
                .with("FLYPG_LOCAL_DIR", desk.platform().toString());
        return new PulumiDesk(desk, cli);
    }

    /** The archive of this build, as a user gets it. */
    static Path archive() throws IOException {
        String name = "pulumi-resource-flypg-v" + Version.current() + "-*.tar.gz";
        try (var found = Files.newDirectoryStream(Path.of("target").toAbsolutePath(), name)) {
            return found.iterator().next();
        }
    }

    /** Installs the provider from the archive. */
    PulumiDesk installed() throws IOException, InterruptedException {
        cli.run(
                        desk.root(),
                        "plugin",
                        "install",
                        "resource",
                        "flypg",
                        Version.current(),
                        "--file",
                        archive().toString())
                .succeeded();
        return this;
    }

    /** The folder for a program. */
    YamlProject project() {
        return YamlProject.in(desk.root().resolve("shop"), "shop");
    }

    /** A new stack on the local platform. */
    PulumiStack stack(PulumiCli other, YamlProject written) throws IOException, InterruptedException {
        PulumiStack stack = PulumiStack.create(other, written.folder(), "test");
        stack.config("flypg:local", "true");
        return stack;
    }

    /** Providers that work for this desk. */
    List<ProcessHandle> providers() {
        return ProcessHandle.allProcesses()
                .filter(process -> read(process, "cmdline").contains("io.flypg.cli.PulumiMain"))
                .filter(process -> read(process, "environ").contains(desk.platform() + "\0"))
                .toList();
    }

    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/" + file), UTF_8);
        } catch (IOException _) {
            return "";
        }
    }

    /** What was asked of the platform, line by line. */
    String requests() throws IOException {
        Path log = desk.platform().resolve("requests.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    static void await(Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("what was awaited has not come").isLessThan(end);
            Thread.sleep(20);
        }
    }

    @Override
    public void close() throws IOException {
        providers().forEach(ProcessHandle::destroyForcibly);
        desk.close();
    }
}
