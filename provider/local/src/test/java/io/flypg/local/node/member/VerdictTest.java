package io.flypg.local.node.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.local.node.member.Verdict.TruePrimary;
import io.flypg.local.node.member.Verdict.Undecided;
import io.flypg.local.node.member.Verdict.Zombie;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTest {
    /** What the voters answer, {@code -} for silence, and what follows for {@code me}. */
    static Stream<Arguments> findings() {
        return Stream.of(
                Arguments.of("", new TruePrimary()),
                Arguments.of("me", new TruePrimary()),
                Arguments.of("-", new Undecided()),
                Arguments.of("you", new Undecided()),
                Arguments.of("me -", new TruePrimary()),
                Arguments.of("- -", new Undecided()),
                Arguments.of("me you", new Undecided()),
                Arguments.of("you you", new Zombie("you")),
                Arguments.of("you she", new Undecided()),
                Arguments.of("you -", new Undecided()),
                Arguments.of("me me - -", new TruePrimary()),
                Arguments.of("me - - -", new Undecided()),
                Arguments.of("you you you -", new Zombie("you")),
                Arguments.of("me me you -", new Undecided()));
    }

    @ParameterizedTest(name = "[{0}] is {1}")
    @MethodSource("findings")
    void a_primary_judges_itself_by_the_majority_of_the_voters(String answers, Verdict expected) {
        List<Optional<String>> given = Arrays.stream(answers.split(" "))
                .filter(answer -> !answer.isEmpty())
                .map(answer -> Optional.of(answer).filter(name -> !name.equals("-")))
                .toList();
        assertThat(Verdict.of("me", given)).isEqualTo(expected);
    }
}
