package io.flypg.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionCommandTest {
    private final Calls calls = new Calls();

    @TempDir
    private Path folder;

    @Test
    void bash_takes_the_script() throws Exception {
        assertThat(bash("complete -p flypg")).isEqualTo("complete -o default -F _complete_flypg flypg\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'pla', plan",
        "'com', completion",
        "'plan --detailed', --detailed-exitcode",
        "'local sta', start status",
        "'completion f', fish"
    })
    void bash_completes_a_line(String line, String expected) throws Exception {
        int last = line.split(" ", -1).length;

        String completed = bash("COMP_WORDS=(flypg " + line + "); COMP_CWORD=" + last + "; COMP_LINE='flypg " + line
                + "'; COMP_POINT=${#COMP_LINE}; _complete_flypg; echo \"${COMPREPLY[@]}\"");

        assertThat(completed.strip()).isEqualTo(expected);
    }

    @Test
    void zsh_gets_the_same_script_which_knows_of_it() {
        String script = calls.run("completion", "zsh").out();

        assertThat(script).isEqualTo(calls.run("completion", "bash").out()).contains("ZSH_VERSION", "bashcompinit");
    }

    @Test
    void fish_gets_one_of_its_own() {
        assertThat(calls.run("completion", "fish").out().lines())
                .contains(
                        "complete -c flypg -n '__fish_use_subcommand' -a validate"
                                + " -d 'Check definitions without a platform.'",
                        "complete -c flypg -n '__fish_seen_subcommand_from plan' -l json"
                                + " -d 'Print JSON for programs instead of text for people.'")
                .noneMatch(line -> line.contains("serve"))
                .allMatch(line -> line.startsWith("complete -c flypg -n '"));
    }

    @Test
    void another_shell_is_bad_usage() {
        Calls.Result result = calls.run("completion", "tcsh");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("tcsh", "bash");
    }

    /** What a shell that has read the script says to a command; it complains that nobody completes anything at the moment. */
    private String bash(String command) throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("completion"), calls.run("completion", "bash").out());
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder("bash", "-c", "source " + script + "; " + command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readString(out);
    }
}
