package io.flypg.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a user works: an empty home, a folder for definitions, a local platform of his own, and the built {@code flypg} beside them.
 *
 * @param root all of it; PostgreSQL's own user can enter it
 * @param as words before each command that run it as this user; none for ourselves
 */
record Desk(Path root, List<String> as) implements AutoCloseable {
    private static final String LAUNCHER =
            Path.of("target/flypg/bin/flypg").toAbsolutePath().toString();
    private static final Path EXAMPLE =
            Path.of("../../examples/orders").toAbsolutePath().normalize();

    /** How a JVM shows where it was; nobody but us has a use for that. */
    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s+at [\\w.$/]+\\(|Exception\\b");

    static Desk open() throws IOException {
        Path root = Files.createTempDirectory("flypg-desk");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectory(root.resolve("home"));
        return new Desk(root, List.of());
    }

    /** A desk of an ordinary user, which root alone can lay out. */
    static Desk openFor(int user) throws IOException {
        Desk desk = open();
        for (Path folder : List.of(desk.root, desk.home())) {
            Files.setAttribute(folder, "unix:uid", user);
            Files.setAttribute(folder, "unix:gid", user);
        }
        return new Desk(desk.root, List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"));
    }

    /** The example's folder, to be edited. */
    Path orders() throws IOException {
        Path copy = Files.createDirectory(root.resolve("orders"));
        try (var files = Files.newDirectoryStream(EXAMPLE)) {
            for (Path file : files) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy.resolve("orders.flypg.groovy");
    }

    /** A definition file of this text in a folder of this name. */
    Path definition(String folder, String text) throws IOException {
        Path file = Files.createDirectories(root.resolve(folder)).resolve("it.flypg.groovy");
        return Files.writeString(file, text);
    }

    /** What to call the whole definition that a file belongs to. */
    static String folderOf(Path file) {
        return String.valueOf(file.getParent());
    }

    Path home() {
        return root.resolve("home");
    }

    Path platform() {
        return root.resolve("platform");
    }

    /** Runs flypg to its end; whatever it says, it is no stack trace. */
    Ran flypg(String... words) throws IOException, InterruptedException {
        return flypg(Map.of(), words);
    }

    Ran flypg(Map<String, String> variables, String... words) throws IOException, InterruptedException {
        Ran ran = start(variables, words).await();
        assertThat(ran.out()).doesNotContainPattern(STACK_TRACE);
        assertThat(ran.err()).doesNotContainPattern(STACK_TRACE);
        return ran;
    }

    /** The same with something to read on its input. */
    Ran flypgReading(String input, Map<String, String> variables, String... words)
            throws IOException, InterruptedException {
        Path file = Files.writeString(root.resolve("input"), input);
        Ran ran = start(file, variables, words).await();
        assertThat(ran.out() + ran.err()).doesNotContainPattern(STACK_TRACE);
        return ran;
    }

    Ran.Running start(String... words) throws IOException {
        return start(Map.of(), words);
    }

    private Ran.Running start(Map<String, String> variables, String... words) throws IOException {
        return start(Path.of("/dev/null"), variables, words);
    }

    /** What a reader copies into a shell, with {@code flypg} on the path; it ends at the first command that fails. */
    Ran shell(Path folder, Map<String, String> variables, String script) throws IOException, InterruptedException {
        String path = Path.of(LAUNCHER).getParent() + ":" + System.getenv("PATH");
        Map<String, String> environment = environment(variables);
        environment.put("PATH", path);
        return Ran.in(folder, environment, "bash", "-euo", "pipefail", "-c", script);
    }

    private Ran.Running start(Path input, Map<String, String> variables, String... words) throws IOException {
        List<String> command = new ArrayList<>(as);
        command.add(LAUNCHER);
        command.addAll(List.of(words));
        return Ran.start(root, input, environment(variables), command.toArray(String[]::new));
    }

    private Map<String, String> environment(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "HOME", home().toString(),
                "FLYPG_LOCAL_DIR", platform().toString(),
                "FLYPG_LOCAL", "",
                "XDG_STATE_HOME", "",
                "FLY_API_TOKEN", "",
                "FLY_ACCESS_TOKEN", "",
                "FLY_API_BASE_URL", "",
                "FLY_FLAPS_BASE_URL", ""));
        if (!as.isEmpty()) { // his home is in the list of users, and may not exist
            environment.put("XDG_CACHE_HOME", home().resolve(".cache").toString());
        }
        environment.putAll(variables);
        return environment;
    }

    /** Runs flypg, which must end with this code. */
    Ran expect(int code, String... words) throws IOException, InterruptedException {
        Ran ran = flypg(words);
        assertThat(ran.code())
                .as("%s: %s%s", List.of(words), ran.out(), ran.err())
                .isEqualTo(code);
        return ran;
    }

    /** The platform behind {@code --local}, as other programs see it. */
    LocalApi api() {
        return LocalApi.of(platform());
    }

    /** Processes whose command line has this desk's folder in it: the server and every PostgreSQL of it. */
    List<String> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .map(process -> commandLine(process.pid()))
                .filter(line -> line.contains(platform().toString()))
                .toList();
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"), UTF_8).replace('\0', ' ');
        } catch (IOException | UncheckedIOException _) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        try {
            flypg("local", "stop");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        delete(root);
    }

    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
