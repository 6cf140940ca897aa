package io.flypg.cli.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The process of a local platform: in a session of its own, so that neither Ctrl-C nor a closed terminal reaches it, and with nothing of
 * ours left open.
 *
 * @param command flypg itself, without arguments
 * @param folder of the platform
 */
record ServerProcess(List<String> command, Path folder) {
    private static final int LAST_LINES = 12;

    /** Credentials for the real platform are none of its business. */
    private static final List<String> NOT_PASSED_ON = List.of("FLY_API_TOKEN", "FLY_ACCESS_TOKEN");

    /** This very flypg: the launcher of the image, or the JVM and class path we run on. */
    static List<String> ourselves() {
        String home = System.getProperty("flypg.home");
        if (home != null) {
            return List.of(Path.of(home)
                    .toAbsolutePath()
                    .normalize()
                    .resolve("bin/flypg")
                    .toString());
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                absolute(System.getProperty("java.class.path", "")),
                "io.flypg.cli.Main");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    /** Starts it, with these options besides, and does not wait. What it says goes to its log; that of the last start stays beside it. */
    Process start(List<String> options) throws IOException {
        Files.createDirectories(folder);
        if (Files.exists(log())) {
            Files.move(log(), folder.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> line = new ArrayList<>(detached());
        line.addAll(command);
        line.addAll(List.of("local", "serve"));
        line.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log().toFile()));
        Map<String, String> environment = builder.environment();
        environment.put("FLYPG_LOCAL_DIR", folder.toString());
        environment.keySet().removeAll(NOT_PASSED_ON);
        return builder.start();
    }

    /** The end of its log, for whoever wants to know why it does not come up. */
    String lastWords() {
        try (Stream<String> lines = Files.lines(log())) {
            List<String> all = lines.filter(line -> !line.isBlank()).toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - LAST_LINES), all.size()));
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    /** Both keep the process id; where there is no setsid, signals of the terminal are ignored instead. */
    private static List<String> detached() {
        return program("setsid").map(List::of).orElse(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "flypg"));
    }

    private static Optional<String> program(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .reduce((a, b) -> a + File.pathSeparator + b)
                .orElse("");
    }
}
