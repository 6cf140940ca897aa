package io.flypg.local.node.container;

import io.flypg.local.node.binaries.Binaries;
import io.flypg.local.node.binaries.PostgresVersion;
import io.flypg.local.node.process.BootFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The images of the nodes, one for each version of PostgreSQL: made on this computer when first needed, because nothing says that a
 * registry can be reached.
 */
final class Image {
    /** Part of the tag: counts up when what lies in an image changes. */
    private static final int LAYOUT = 1;

    private static final String REPOSITORY = "flypg-local/postgres";

    /** Where Debian keeps the programs of the newest client it has; what lies on the path is a script that chooses one. */
    private static final Path CLIENTS = Path.of("/usr/lib/postgresql");

    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final Binaries binaries;

    Image(Binaries binaries) {
        this.binaries = binaries;
    }

    /** Where PostgreSQL lies in the image of a version. */
    static Path home(PostgresVersion version) {
        return Path.of("/usr/lib/postgresql/" + version.major());
    }

    /** The shell of a container, a single program without libraries. */
    static Path busybox() {
        return program("busybox")
                .orElseThrow(() -> new BootFailure("The program busybox is missing. Nodes in containers need it for"
                        + " their shell; on Debian it is in the package busybox-static."));
    }

    /**
     * The name of the image with a version.
     *
     * @param note hears what is being done when it has to be made first
     */
    String provide(PostgresVersion version, Consumer<String> note) throws IOException, InterruptedException {
        String name = REPOSITORY + ":" + version + "-" + LAYOUT;
        ONE_AT_A_TIME.lock();
        try {
            if (!Docker.succeeds("image", "inspect", name)) {
                note.accept("making the image " + name);
                make(name, version, note);
            }
        } finally {
            ONE_AT_A_TIME.unlock();
        }
        return name;
    }

    private void make(String name, PostgresVersion version, Consumer<String> note)
            throws IOException, InterruptedException {
        try (RootFolder root = new RootFolder()) {
            root.addShell(busybox());
            root.addPostgres(binaries.home(version, note), home(version).toString());
            for (Path program : clients()) {
                root.addProgram(program);
            }
            load(root.path(), name);
        }
    }

    /** What the real image has, and this computer may lack: without them the guest has only its own commands. */
    private static List<Path> clients() throws IOException {
        return Stream.of(psql(), program("curl"), program("printenv"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Path> psql() throws IOException {
        if (!Files.isDirectory(CLIENTS)) {
            return program("psql");
        }
        try (Stream<Path> majors = Files.list(CLIENTS)) {
            return majors.map(major -> major.resolve("bin/psql"))
                    .filter(Files::isExecutable)
                    .max(Comparator.naturalOrder());
        }
    }

    private static Optional<Path> program(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void load(Path root, String name) throws IOException, InterruptedException {
        ProcessBuilder pack = new ProcessBuilder(
                "tar", "--owner=0", "--group=0", "--numeric-owner", "-C", root.toString(), "-c", ".");
        ProcessBuilder load = Docker.command(List.of("import", "-", name)).redirectErrorStream(true);
        List<Process> pipeline = ProcessBuilder.startPipeline(List.of(pack, load));
        String said =
                new String(pipeline.getLast().getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        for (Process process : pipeline) {
            if (process.waitFor() != 0) {
                throw new BootFailure("The image " + name + " cannot be made: " + said.strip()
                        + ". Is the Docker engine started, and has its disk 200 MB free?");
            }
        }
    }
}
