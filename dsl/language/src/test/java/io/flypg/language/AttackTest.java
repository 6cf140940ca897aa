package io.flypg.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.flypg.engine.problem.Problem;
import io.flypg.engine.word.Word;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Definitions that want to run, read, write or print something: each is refused, and nothing of it happens. */
class AttackTest {
    private static final Duration HANG = Duration.ofSeconds(30);
    private static final String PROPERTY = "flypg.attacked";

    static Stream<Cases.Case> attacks() {
        return Cases.of("attacks.txt").all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void an_attack_is_refused_and_does_nothing(Cases.Case attack, @TempDir Path folder) throws Exception {
        Path marker = folder.resolve("marker");
        String source = attack.source().replace("MARKER", marker.toString());

        Watched.Outcome<Reading> outcome =
                assertTimeoutPreemptively(HANG, () -> Watched.run(() -> Definitions.read("attack", source)));

        assertThat(outcome.result().problems()).isNotEmpty();
        assertThat(outcome.result().problems()).extracting(Problem::placed).doesNotContainNull();
        assertThat(outcome.printed()).isEmpty();
        assertThat(marker).doesNotExist();
        assertThat(System.getProperty(PROPERTY)).isNull();
        assertThat(secrets(outcome.result().words())).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    /** No word carries anything that the source did not spell out. */
    private static List<String> secrets(List<Word> words) {
        String all = Plain.words(words);
        return Stream.of(System.getProperty("user.home"), System.getProperty("java.home"), "root:")
                .filter(all::contains)
                .toList();
    }
}
