package io.flypg.postgres.exec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.postgres.server.Server;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The guest of a machine whose PostgreSQL is a server of the tests: this computer with the server's address and password. */
record HostShell(Server server) implements GuestShell {

    /** Skips the test on a computer without psql. */
    static HostShell of(Server server) {
        boolean there = List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
        assertThat(there || !"1".equals(System.getenv("FLYPG_REQUIRE_DOCKER")))
                .as("CI has psql on the path")
                .isTrue();
        Assumptions.assumeTrue(there, "psql is not on the path; on Debian it is in postgresql-client");
        return new HostShell(server);
    }

    @Override
    public Output run(List<String> argv, String input, Duration limit) {
        ProcessBuilder builder = new ProcessBuilder(argv);
        builder.environment().put("PGHOST", server.address().host());
        builder.environment().put("PGPASSWORD", Server.OPERATOR.password());
        try {
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.PIPE).start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(UTF_8));
            }
            String stdout = new String(process.getInputStream().readAllBytes(), UTF_8);
            String stderr = new String(process.getErrorStream().readAllBytes(), UTF_8);
            return new Output(process.waitFor(), stdout, stderr);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
