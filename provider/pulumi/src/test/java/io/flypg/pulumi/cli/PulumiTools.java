package io.flypg.pulumi.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/** What {@code src/test/pulumi/build} builds from source: the Pulumi CLI, its language hosts, and the oracles. */
final class PulumiTools {

    /** What the script says with its exit code when there is no Go that could build them. */
    private static final int NO_GO = 3;

    private static final Path SCRIPT = Path.of("provider/pulumi/src/test/pulumi/build");

    private PulumiTools() {}

    /** Tests run in the folder of their module. */
    private static Path script() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isExecutable(folder.resolve(SCRIPT))) {
                return folder.resolve(SCRIPT);
            }
        }
        throw new IllegalStateException(
                "there is no " + SCRIPT + " in any folder above " + Path.of("").toAbsolutePath());
    }

    /** The folder of the CLI and its hosts. */
    static Path folder() {
        return folder(Build.TOOLS);
    }

    /** The program in which Pulumi's own code tests a provider. */
    static Path oracles() {
        return folder(Build.ORACLES).resolve("oracles.test");
    }

    /** Skips the test on a computer without Go, which {@code FLYPG_REQUIRE_PULUMI=1} makes a failure. */
    private static Path folder(Build build) {
        if (build.code == NO_GO && !"1".equals(System.getenv("FLYPG_REQUIRE_PULUMI"))) {
            return Assumptions.abort("the Pulumi CLI was not built: " + build.said);
        }
        if (build.code != 0) {
            throw new IllegalStateException("the Pulumi CLI was not built: " + build.said);
        }
        return Path.of(build.folder);
    }

    private record Build(int code, String folder, String said) {

        static final Build TOOLS = run("tools");
        static final Build ORACLES = run("oracles");

        static Build run(String what) {
            try {
                Process process = new ProcessBuilder(script().toString(), what).start();
                // The folder is all it writes besides, so nothing waits for being read meanwhile.
                String said = process.errorReader(UTF_8)
                        .lines()
                        .peek(System.err::println)
                        .collect(Collectors.joining("\n"));
                String folder = process.inputReader(UTF_8).lines().collect(Collectors.joining());
                return new Build(process.waitFor(), folder, said);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted while the Pulumi CLI was built", e);
            }
        }
    }
}
