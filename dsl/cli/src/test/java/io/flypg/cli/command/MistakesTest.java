package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MistakesTest {
    private final Calls calls = new Calls();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"true,Out of memory", "false,Unexpected error"})
    void what_the_machine_cannot_do_is_a_problem_too(boolean memory, String summary) throws IOException {
        calls.toy.onLook = () -> {
            throw memory ? new OutOfMemoryError("Java heap space") : new StackOverflowError();
        };

        Calls.Result result = calls.run("plan", definition());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("error: " + summary);
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "plan"})
    void a_result_that_did_not_arrive_is_a_failure(String command) throws IOException {
        Calls.Result result = calls.ontoFullDisk().run(command, definition());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("error: Output was lost");
    }

    private String definition() throws IOException {
        String text = "project 'shop'\norganization 'personal'\napp('web')\n";
        return Files.writeString(folder.resolve("it.flypg.groovy"), text).toString();
    }
}
