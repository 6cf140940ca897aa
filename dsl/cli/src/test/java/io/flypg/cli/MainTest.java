package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

    private final StringWriter out = new StringWriter();

    @Test
    void the_version_is_the_one_of_the_build() throws IOException {
        assertThat(run("--version")).isZero();

        assertThat(out.toString().strip()).isEqualTo("flypg " + Version.current());
        assertThat(Version.current()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void help_names_the_command_and_what_it_is_for() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString()).startsWith("Usage: flypg").contains("PostgreSQL", "Fly.io");
    }

    @Test
    void an_unknown_option_is_a_usage_error() {
        assertThat(run("--no-such-option")).isEqualTo(CommandLine.ExitCode.USAGE);
    }

    private int run(String... arguments) {
        var both = new PrintWriter(out, true);
        return new CommandLine(new Main()).setOut(both).setErr(both).execute(arguments);
    }
}
