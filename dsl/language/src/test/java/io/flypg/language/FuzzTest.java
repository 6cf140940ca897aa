package io.flypg.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged definitions: reading them never fails or hangs, always gives the same, and every problem is somewhere in the text. */
class FuzzTest {
    private static final Duration HANG = Duration.ofSeconds(60);
    private static final int MUTANTS = 40;
    private static final List<String> SOURCES = Stream.concat(
                    Stream.of("words.txt", "values.txt", "parameters.txt", "traps.txt", "refused.txt", "attacks.txt")
                            .flatMap(file -> Cases.of(file).all().stream())
                            .map(Cases.Case::source),
                    Stream.of("examples/orders/orders", "templates/dev/dev", "templates/ha/ha")
                            .map(FuzzTest::definition))
            .toList();
    private static final List<String> BITS = List.of(
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            "'",
            "\"",
            "'''",
            "\"\"\"",
            "${",
            "$",
            "\\",
            "/",
            "//",
            "/*",
            "*/",
            ".",
            "..",
            "?.",
            "?:",
            ":",
            ",",
            ";",
            "\n",
            "\r\n",
            " ",
            "\t",
            "=",
            "==",
            "-",
            "+",
            "*",
            "!",
            "@",
            "#",
            "->",
            "::",
            "def ",
            "if (",
            "else ",
            "for (",
            " in ",
            "null",
            "true",
            "class ",
            "new ",
            "import ",
            "return ",
            "1",
            "1.GB",
            "5.bananas",
            "x",
            "x 1",
            "'a'",
            "[:]",
            "a: ",
            "é",
            "🐘",
            "\u0000",
            "\u202e",
            "\ufeff",
            "\u00a0",
            "1e9",
            "0x",
            "_",
            ".each { ",
            "x.y 1",
            "it",
            "parameter('p', default: ",
            "parameter 'q', min: 1, ",
            "type: Size",
            "p",
            "use 'lib'",
            "use ");

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void damaged_definitions_are_read_to_their_end(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < MUTANTS; i++) {
            assertReadable(damaged(random));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void soups_of_tokens_are_read_to_their_end(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < MUTANTS; i++) {
            StringBuilder soup = new StringBuilder();
            for (int bits = random.nextInt(1, 60); bits > 0; bits--) {
                soup.append(any(BITS, random)).append(random.nextBoolean() ? " " : "");
            }
            assertReadable(soup.toString());
        }
    }

    private static void assertReadable(String source) {
        Reading reading = assertTimeoutPreemptively(HANG, () -> Definitions.read("fuzz", source), () -> source);
        Reading again = Definitions.read("fuzz", source);

        assertThat(Plain.words(again.words())).as(source).isEqualTo(Plain.words(reading.words()));
        assertThat(again.problems()).as(source).isEqualTo(reading.problems());
        assertThat(reading.problems()).as(source).allSatisfy(problem -> assertInside(problem, source));
    }

    private static String definition(String name) {
        try {
            return Files.readString(Path.of("../..").resolve(name + ".flypg.groovy"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertInside(Problem problem, String source) {
        Place place = problem.placed().orElseThrow();
        String told = problem.summary() + problem.detail() + problem.hint();
        assertThat(Stream.of("null", "groovy", "java", "Exception", "Expression")
                        .filter(word -> !source.contains(word)))
                .as(told)
                .noneMatch(told::contains);
        if (place.hasLine()) {
            String line = source.split("\n", -1)[place.line() - 1];
            assertThat(line).startsWith(place.text());
            assertThat(place.column()).isBetween(1, line.length() + 1);
            assertThat(place.length()).isBetween(1, Math.max(1, line.length()));
        }
    }

    static String damaged(SplittableRandom random) {
        StringBuilder text = new StringBuilder(any(SOURCES, random));
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            damage(text, random);
        }
        return text.toString();
    }

    private static void damage(StringBuilder text, SplittableRandom random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(1, 12));
        switch (random.nextInt(5)) {
            case 0 -> text.delete(from, to);
            case 1 -> text.insert(from, any(BITS, random));
            case 2 -> text.replace(from, to, any(BITS, random));
            case 3 -> text.insert(from, text.substring(from, to));
            default -> text.insert(from, any(SOURCES, random));
        }
    }

    private static String any(List<String> all, SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }
}
