package io.flypg.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an editor does not show, or shows as something else. */
class HiddenCharactersTest {
    @Test
    void windows_line_ends_are_line_ends() {
        Reading reading = Definitions.read("x", "a {\r\n  b 1\r\n  c nothing\r\n}\r\nd 2\r\n");

        assertThat(Plain.words(reading.words())).isEqualTo("a\n  b 1\n  c ?\nd 2\n");
        assertThat(Plain.problems(reading.problems())).startsWith("3:5+7 Unknown name");
        assertThat(reading.problems().getFirst().placed().orElseThrow().text()).isEqualTo("  c nothing");
    }

    @Test
    void the_values_of_a_word_may_end_with_the_file() {
        assertThat(Plain.words(Definitions.read("x", "a 'b', c: 1").words())).isEqualTo("a 'b', c: 1\n");
        assertThat(Plain.words(Definitions.read("x", "a 'b', c: 1\r\nd 2").words()))
                .isEqualTo("a 'b', c: 1\nd 2\n");
    }

    @ParameterizedTest(name = "U+{0}")
    @CsvSource({
        "0000, x ~1, Invisible character",
        "0007, x ~1, Invisible character",
        "000b, x ~1, Invisible character",
        "000c, x ~1, Invisible character",
        "000d, x 1~y 2, Invisible character",
        "001b, x '~a', Invisible character",
        "007f, x 'a~', Invisible character",
        "0085, x 1~, Invisible character",
        "00a0, x~1, Invisible character",
        "00ad, x ~1, Invisible character",
        "2003, x~1, Invisible character",
        "200b, x ~1, Invisible character",
        "2028, x 1~, Invisible character",
        "202e, x 'a~b', Invisible character",
        "2066, x 'a~b', Invisible character",
        "feff, x ~1, Invisible character",
        "201c, x ~a~, Curly quote",
        "2019, x ~a~, Curly quote",
        "00bf, x 1 ~, Unknown sign",
        "ff1b, x 1~ y 2, Unknown sign"
    })
    void what_would_mislead_a_reader_is_refused(String code, String source, String summary) {
        String text = source.replace("~", String.valueOf((char) Integer.parseInt(code, 16)));

        Reading reading = Definitions.read("x", text);

        assertThat(reading.problems()).extracting(Problem::summary).contains(summary);
        assertThat(reading.words()).isEmpty();
    }
}
