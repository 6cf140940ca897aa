package io.flypg.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.language.Cases.Case;
import io.flypg.language.evaluate.Inputs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written and what comes of it: words, and problems with their places. */
class CasesTest {
    private static final String[] FILES = {
        "words.txt",
        "values.txt",
        "parameters.txt",
        "traps.txt",
        "refused.txt",
        "mistakes.txt",
        "syntax.txt",
        "attacks.txt"
    };

    private static final Pattern GIVEN = Pattern.compile("(?m)^// -p (\\w+)=(.*)$");

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
        Reading reading = Definitions.read("x", source, Inputs.ofCommandLine(given(source)));
        return Plain.words(reading.words()) + Plain.problems(reading.problems());
    }

    /** What a case is given for its parameters stands in comments like {@code // -p size=40.GB}. */
    private static Map<String, String> given(String source) {
        Map<String, String> given = new LinkedHashMap<>();
        for (MatchResult match : GIVEN.matcher(source).results().toList()) {
            given.put(match.group(1), match.group(2));
        }
        return given;
    }
}
