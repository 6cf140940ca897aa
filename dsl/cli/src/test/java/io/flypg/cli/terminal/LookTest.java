package io.flypg.cli.terminal;

import static io.flypg.cli.terminal.Span.plain;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LookTest {
    private static final Map<String, String> XTERM = Map.of("TERM", "xterm-256color");

    @Test
    void a_pipe_gets_no_colour_and_no_broken_lines() {
        Look look = Look.of(false, XTERM, true, 40);

        String text = look.render(new Page().text(2, Style.RED.of("word ".repeat(30))));

        assertThat(text).isEqualTo("word ".repeat(30).strip() + "\n");
        assertThat(look.terminal()).isFalse();
    }

    @Test
    void a_terminal_gets_colour() {
        String text = Look.of(true, XTERM, true, 80).render(new Page().line(Style.RED.of("gone")));

        assertThat(text).isEqualTo("\u001b[31mgone\u001b[0m\n");
    }

    @Test
    void no_color_switches_colour_off_and_keeps_the_rest() {
        Look look = Look.of(true, Map.of("TERM", "xterm", "NO_COLOR", "1"), true, 80);

        assertThat(look.colour()).isFalse();
        assertThat(look.terminal()).isTrue();
    }

    @Test
    void an_empty_no_color_means_nothing() {
        assertThat(Look.of(true, Map.of("TERM", "xterm", "NO_COLOR", ""), true, 80)
                        .colour())
                .isTrue();
    }

    @Test
    void a_dumb_terminal_gets_neither_colour_nor_rewritten_lines() {
        for (Map<String, String> environment : List.of(Map.of("TERM", "dumb"), Map.<String, String>of())) {
            Look look = Look.of(true, environment, true, 80);

            assertThat(look.colour()).isFalse();
            assertThat(look.terminal()).isFalse();
        }
    }

    @Test
    void long_lines_are_broken_between_words_and_hang() {
        Look look = new Look(true, false, true, 30);

        String text = look.render(new Page().text(4, "  one two three four five six seven eight nine"));

        assertThat(text).isEqualTo("  one two three four five six\n    seven eight nine\n");
    }

    @Test
    void a_word_longer_than_the_width_stays_whole() {
        Look look = new Look(true, false, true, 30);
        String word = "x".repeat(50);

        assertThat(look.render(new Page().text(4, "see " + word))).isEqualTo("see\n    " + word + "\n");
    }

    @Test
    void a_break_between_styles_keeps_each_style_in_its_words() {
        Look look = new Look(true, true, true, 30);

        String text = look.render(new Page().text(2, Style.CYAN.of("help:"), plain(" write 40.GB in place of this")));

        assertThat(text).isEqualTo("\u001b[36mhelp:\u001b[0m write 40.GB in place of\n  this\n");
    }

    @Test
    void where_only_ascii_arrives_only_ascii_is_sent() {
        String text = Look.pipe(false).render(new Page().line("4 GB → 8 GB … größer"));

        assertThat(text).isEqualTo("4 GB -> 8 GB ... gr??er\n");
    }

    @Test
    void text_from_elsewhere_cannot_steer_the_terminal() {
        String attack = "name\u001b[2J\u001b]0;title\u0007\r\u202egnp.exe\u009b31m";

        String text = new Look(true, true, true, 80).render(new Page().line(attack));

        assertThat(text).isEqualTo("name?[2J?]0;title???gnp.exe?31m\n");
    }

    @Test
    void clipping_counts_what_is_seen_and_not_the_colour_codes() {
        Look look = new Look(true, true, true, 11);

        assertThat(look.clipped(Style.RED.of("12345"), plain("6789012"))).isEqualTo("\u001b[31m12345\u001b[0m67890");
    }
}
