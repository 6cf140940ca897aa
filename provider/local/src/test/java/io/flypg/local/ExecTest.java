package io.flypg.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExecTest extends PlatformTest {
    private String id = "";

    @BeforeEach
    void machine() {
        api.app("pg1");
        id = api.machine("pg1", Api.node());
        api.await("pg1", id, "started").is(200);
    }

    @Test
    void a_command_line_is_split_like_a_shell_would_and_reaches_the_guest() {
        var result = exec(Map.of("cmd", "bash -c \"echo $A 'b c'\" x\\ y '' ")).is(200);
        assertThat(result.text("/stdout")).isEqualTo("bash|-c|echo $A 'b c'|x y|");
        assertThat(result.at("/exit_code").asInt()).isEqualTo(5);
        assertThat(result.text("/stderr")).isEqualTo("err");
        assertThat(result.at("/exit_signal").isNull()).isTrue();
    }

    @Test
    void a_list_of_words_is_taken_as_it_is() {
        assertThat(exec(Map.of("command", List.of("psql", "-c", "select 'a'"), "timeout", 5))
                        .text("/stdout"))
                .isEqualTo("psql|-c|select 'a'");
    }

    @Test
    void an_empty_command_and_an_open_quote_are_400() {
        exec(Map.of("cmd", "")).is(400);
        exec(Map.of("cmd", "echo 'a")).is(400);
        exec(Map.of("cmd", "echo \"a")).is(400);
    }

    @Test
    void a_stopped_machine_runs_nothing() {
        api.post("/v1/apps/pg1/machines/" + id + "/stop").is(200);
        api.await("pg1", id, "stopped").is(200);
        assertThat(exec(Map.of("cmd", "true")).is(412).error()).contains("stopped");
    }

    @Test
    void a_machine_without_a_process_has_no_commands() {
        id = api.machine("pg1", Api.idle());
        api.await("pg1", id, "started").is(200);
        assertThat(exec(Map.of("cmd", "psql")).is(200).at("/exit_code").asInt()).isEqualTo(127);
    }

    private Api.Reply exec(Map<String, ?> body) {
        return api.post("/v1/apps/pg1/machines/" + id + "/exec", body);
    }
}
