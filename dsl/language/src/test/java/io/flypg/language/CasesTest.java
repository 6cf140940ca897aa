package io.flypg.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.language.Cases.Case;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written and what comes of it: words, and problems with their places. */
class CasesTest {
    private static final String[] FILES = {
        "words.txt", "values.txt", "traps.txt", "refused.txt", "mistakes.txt", "syntax.txt", "attacks.txt"
    };

    @BeforeAll
    static void golden() {
        for (String file : FILES) {
            Cases.of(file).check(CasesTest::result);
        }
    }

    static Stream<Case> cases() {
        return Stream.of(FILES).flatMap(file -> Cases.of(file).all().stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void comes_out_as_written_down(Case one) {
        assertThat(result(one.source())).isEqualTo(one.expected());
    }

    private static String result(String source) {
        Reading reading = Definitions.read("x", source);
        return Plain.words(reading.words()) + Plain.problems(reading.problems());
    }
}
