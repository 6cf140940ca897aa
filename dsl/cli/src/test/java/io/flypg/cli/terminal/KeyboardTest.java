package io.flypg.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyboardTest {
    private final Screen screen = new Screen(Screen.TERMINAL);

    @ParameterizedTest
    @ValueSource(strings = {"y", "Y", "yes", " YES "})
    void a_yes_is_a_yes(String answer) {
        assertThat(new Keyboard(true, () -> answer).agrees("Apply?", screen.output()))
                .isTrue();
        assertThat(screen.text()).isEqualTo("Apply? [y/N] ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "no", "yep", "ja", "apply"})
    void everything_else_is_a_no(String answer) {
        assertThat(new Keyboard(true, () -> answer).agrees("Apply?", screen.output()))
                .isFalse();
    }

    @Test
    void the_end_of_input_is_a_no() {
        assertThat(new Keyboard(true, () -> null).agrees("Apply?", screen.output()))
                .isFalse();
    }
}
