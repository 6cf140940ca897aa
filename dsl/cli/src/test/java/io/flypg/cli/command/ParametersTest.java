package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.address.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values for parameters on the command line. */
class ParametersTest {
    private static final String DEFINITION = """
            parameter('name', default: 'orders', doc: 'what the database is for')
            parameter('size', default: 20.GB, min: 10.GB)
            project 'shop'
            organization 'personal'
            cluster("${name}-db") {
                region 'ams'
                protect false
                volume { size size }
            }
            """;

    private final Calls calls = new Calls();

    @TempDir
    private Path folder;

    private String path = "";

    @BeforeEach
    void write() throws IOException {
        path = folder.toString();
        Files.writeString(folder.resolve("orders.flypg.groovy"), DEFINITION);
    }

    @Test
    void every_command_that_reads_a_definition_takes_them() {
        assertThat(calls.run("validate", "-p", "size=40.GB", path).code()).isZero();
        assertThat(calls.run("plan", path, "-p", "name=stock").out()).contains("+ cluster.stock-db");
        assertThat(calls.run("apply", "--yes", "-p", "name=stock", "--set", "size=40.GB", path)
                        .code())
                .isZero();
        assertThat(calls.toy.there).contains(Address.cluster("stock-db"));
        assertThat(calls.run("destroy", "--yes", "-p=name=stock", "--allow-deletes", path)
                        .code())
                .isZero();
        assertThat(calls.toy.there).isEmpty();
    }

    @Test
    void what_to_do_next_says_them_again() {
        assertThat(calls.run("apply", "--yes", "-p", "name=stock", path).out())
                .contains("flypg plan -p name=stock " + path, "flypg status -p name=stock " + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "plan", "apply --yes", "destroy --yes", "status"})
    void a_wrong_value_is_bad_input_whatever_the_command(String command) {
        String[] words = (command + " -p size=5.GB " + path).split(" ");

        Calls.Result result = calls.run(words);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("error: Out of range", "-p size=5.GB", "at least 10.GB");
        assertThat(result.err().split("error:", -1)).as("one problem, not two").hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "-p siez=40.GB, did you mean 'size'?",
        "-p size=40, for example -p size=40.GB",
        "-p size, write -p name=value",
        "-p =40, write -p name=value",
        "-p size=20.GB -p size=30.GB, given twice"
    })
    void a_mistake_says_what_to_write(String options, String help) {
        Calls.Result result = calls.run(("validate " + options + " " + path).split(" "));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains(help);
    }

    @Test
    void a_parameter_that_nobody_uses_is_a_warning() throws IOException {
        Files.writeString(folder.resolve("more.flypg.groovy"), "parameter('spare', default: 1)");

        Calls.Result result = calls.run("validate", path);

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("warning: Parameter never used", "more.flypg.groovy:1:11");
    }

    @Test
    void the_status_of_a_cluster_by_its_name_takes_none() {
        Calls.Result result = calls.run("status", "-p", "size=40.GB", "orders-db");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("parameters belong to a definition");
    }
}
