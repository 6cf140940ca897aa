package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.command.Shell;
import io.flypg.cli.terminal.Keyboard;
import io.flypg.cli.wiring.FlyParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example and every template that there is. */
class DefinitionsInTheRepositoryTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    static List<Path> folders() throws IOException {
        return Definitions.folders();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void is_valid_and_without_a_warning(Path folder) {
        Screen out = new Screen(Screen.PIPE);
        Screen err = new Screen(Screen.PIPE);
        Shell shell = new Shell(
                Map.of(),
                out.output(),
                err.output(),
                new Keyboard(false, () -> null),
                System::nanoTime,
                new FlyParts());

        int code = Main.run(shell, "validate", folder.toString());

        assertThat(err.text()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.text()).startsWith("valid: ");
    }

    @Test
    void the_example_has_the_lines_that_the_readme_talks_about() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("examples/orders/orders.flypg.groovy")).stream()
                .map(String::strip)
                .toList();

        assertThat(lines)
                .contains(
                        "project 'shop'",
                        "app('orders-api')",
                        "cluster('orders-db') {",
                        "region 'ams'",
                        "replicas 2",
                        "readReplicas 'syd'",
                        "machine { cpus 2; memory 4.GB }",
                        "max_connections 200",
                        "work_mem 16.MB",
                        "protect true");
    }
}
