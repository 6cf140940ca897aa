package io.flypg.engine.bind;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.problem.Severity;
import io.flypg.engine.word.Word;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mistake is told once, where it was made, with what to do about it: {@code problems.txt} has all texts as people read them.
 * It is rewritten by {@code -Dgolden=update}, never by hand.
 */
final class BinderProblemsTest {
    private static final String EXPECTED = "problems.txt";

    static Stream<Faulty> all() {
        return Stream.of(
                        WordMistakes.wordsInWrongPlaces(),
                        WordMistakes.missingThings(),
                        WordMistakes.thingsGivenTwice(),
                        WordMistakes.resourcesGivenTwice(),
                        ValueMistakes.wrongValues(),
                        ValueMistakes.wrongAmounts(),
                        ValueMistakes.badSettings(),
                        MeaningMistakes.badNames(),
                        MeaningMistakes.impossibleClusters(),
                        MeaningMistakes.badReferences(),
                        FitMistakes.memory(),
                        FitMistakes.readers(),
                        FitMistakes.disk(),
                        FitMistakes.nodes(),
                        FitMistakes.extensions())
                .flatMap(stream -> stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void a_mistake_is_told_once_with_its_place_and_what_to_do(Faulty faulty) throws IOException {
        assertThat(shown(Sheet.problems(faulty.words()))).isEqualTo(expected().get(faulty.name()));
    }

    @ParameterizedTest
    @MethodSource("io.flypg.engine.bind.FitMistakes#fitting")
    void what_fits_is_not_talked_about(List<Word> words) {
        assertThat(Sheet.problems(words)).isEmpty();
    }

    @Test
    void every_text_is_that_of_a_mistake() throws IOException {
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(Path.of("src/test/resources/io/flypg/engine/bind", EXPECTED), written());
        }
        assertThat(all().map(Faulty::name).toList())
                .containsExactlyElementsOf(expected().keySet());
    }

    @Test
    void nothing_is_said_to_be_missing_when_a_part_could_not_be_read() {
        Problems problems = new Problems();
        problems.add(Problem.at(Sheet.place("cluster("), "Syntax error", "a bracket is missing.", ""));

        assertThat(Binder.bind(
                        List.of(Sheet.cluster("orders-db", Sheet.entity("attach", "a", Sheet.word("database", "b")))),
                        true,
                        problems))
                .isEmpty();
        assertThat(problems.toList()).extracting(Problem::summary).containsExactly("Syntax error");
    }

    private static String shown(List<Problem> problems) {
        return problems.stream().map(BinderProblemsTest::shown).collect(Collectors.joining("\n"));
    }

    private static String shown(Problem problem) {
        String where = problem.placed()
                .map(place -> place.hasLine() ? place.text() : place.file())
                .orElse("");
        String severity = problem.severity() == Severity.WARNING ? "warning: " : "";
        String text = "  " + severity + problem.summary() + " at '" + where + "'\n    " + problem.detail() + "\n    "
                + problem.hint();
        return text.replaceAll(":[0-9]+:1\\b", ":LINE");
    }

    private static String written() {
        return all().map(faulty -> faulty.name() + "\n" + shown(Sheet.problems(faulty.words())) + "\n")
                .collect(Collectors.joining("\n"));
    }

    /** The name of each mistake stands at the beginning of a line, its problems below it. */
    private static Map<String, String> expected() throws IOException {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        List<String> last = new ArrayList<>();
        for (String line : lines()) {
            if (line.startsWith(" ")) {
                last.add(line);
            } else if (!line.isEmpty()) {
                last = texts.computeIfAbsent(line, _ -> new ArrayList<>());
            }
        }
        Map<String, String> joined = new LinkedHashMap<>();
        texts.forEach((name, text) -> joined.put(name, String.join("\n", text)));
        return joined;
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = Objects.requireNonNull(BinderProblemsTest.class.getResourceAsStream(EXPECTED))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
