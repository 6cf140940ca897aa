package io.flypg.local.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static final List<String> PROMOTE = List.of("repmgr", "standby", "promote", "-f", "/data/repmgr.conf");

    @Test
    void programs_that_only_change_the_user_or_start_a_shell_are_seen_through() {
        String line = "repmgr standby promote -f /data/repmgr.conf";
        assertThat(CommandLine.unwrapped(
                        List.of("gosu", "postgres", "repmgr", "standby", "promote", "-f", "/data/repmgr.conf")))
                .isEqualTo(PROMOTE);
        assertThat(CommandLine.unwrapped(List.of("su", "postgres", "-c", line))).isEqualTo(PROMOTE);
        assertThat(CommandLine.unwrapped(List.of("bash", "-c", "gosu postgres " + line)))
                .isEqualTo(PROMOTE);
        assertThat(CommandLine.unwrapped(List.of("sh", "-c", "echo 'two words' \"three more words\"")))
                .containsExactly("echo", "two words", "three more words");
    }

    @Test
    void an_action_is_found_wherever_the_options_stand() {
        assertThat(CommandLine.isAction(PROMOTE, "standby", "promote")).isTrue();
        assertThat(CommandLine.isAction(List.of("repmgr", "-f", "x", "standby", "promote"), "standby", "promote"))
                .isTrue();
        assertThat(CommandLine.isAction(PROMOTE, "standby", "switchover")).isFalse();
    }
}
