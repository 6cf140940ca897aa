package io.flypg.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.language.Cases.Case;
import io.flypg.language.scan.PreScan;
import io.flypg.language.scan.ScanBounds;
import io.flypg.language.scan.Tokens;
import io.flypg.language.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The canonical form: as written down, the same when it is formatted again, with the same meaning and the same comments. */
class FormatterTest {
    private static final String FILE = "formatting.txt";
    private static final int MUTANTS = 40;
    private static final List<String> BLANKS = List.of(
            " ",
            "  ",
            "\t",
            "\n",
            "\r\n",
            "\n\n\n",
            " /* a; b */ ",
            " // it's } (\n",
            ";",
            " ;\n",
            "\n/*\n  * x\n */\n");
    private static final List<String> SOURCES = Stream.concat(
                    Stream.of(
                                    FILE,
                                    "words.txt",
                                    "values.txt",
                                    "traps.txt",
                                    "refused.txt",
                                    "mistakes.txt",
                                    "attacks.txt")
                            .flatMap(file -> Cases.of(file).all().stream())
                            .map(Case::source),
                    definitions())
            .toList();

    private static final List<String> READABLE =
            SOURCES.stream().filter(source -> format(source).text().isPresent()).toList();

    @BeforeAll
    static void golden() {
        Cases.of(FILE).check(FormatterTest::result);
    }

    static Stream<Case> cases() {
        return Cases.of(FILE).all().stream();
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void comes_out_as_written_down(Case one) {
        assertThat(result(one.source())).isEqualTo(one.expected());
    }

    @Test
    void every_definition_of_the_tests_keeps_its_meaning_and_its_comments() {
        long formatted = SOURCES.stream().filter(FormatterTest::keepsAll).count();

        assertThat(formatted).isGreaterThan(75);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void so_do_damaged_ones_that_can_still_be_read(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < MUTANTS; i++) {
            keepsAll(FuzzTest.damaged(random));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void so_do_those_with_other_blanks_lines_and_comments(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int formatted = 0;
        for (int i = 0; i < MUTANTS; i++) {
            formatted += keepsAll(shaken(READABLE.get(random.nextInt(READABLE.size())), random)) ? 1 : 0;
        }
        assertThat(formatted).isPositive();
    }

    @Test
    void lines_may_end_as_on_windows() {
        for (String source : SOURCES) {
            Formatter.Formatted unix = format(source);
            Formatter.Formatted windows = format(source.replace("\r\n", "\n").replace("\n", "\r\n"));

            assertThat(windows.text()).isEqualTo(unix.text());
        }
    }

    /** False when it is not formatted, because something is wrong with it. */
    private static boolean keepsAll(String source) {
        Formatter.Formatted formatted = format(source);
        if (formatted.text().isEmpty()) {
            assertThat(formatted.problems()).as(source).isNotEmpty();
            return false;
        }
        String text = formatted.text().get();
        assertThat(format(text).text()).as(source).isEqualTo(Optional.of(text));
        assertThat(meaning(text)).as("%s\n-->\n%s", source, text).isEqualTo(meaning(source));
        assertThat(comments(text)).as(source).isEqualTo(comments(source));
        assertThat(text.lines()).as(source).noneMatch(line -> line.isBlank() && !line.isEmpty());
        return true;
    }

    /** The words, and what is said about them without places. */
    private static String meaning(String source) {
        Reading reading = Definitions.read("x", source);
        return Plain.words(reading.words())
                + reading.problems().stream().map(Problem::summary).sorted().toList();
    }

    /** What stands between tokens, without blanks. */
    private static List<String> comments(String source) {
        Tokens tokens = PreScan.of(new Source("x", source), new Problems(), ScanBounds.STANDARD)
                .tokens();
        List<String> found = new ArrayList<>();
        int at = 0;
        for (int i = 0; i <= tokens.count(); i++) {
            int to = i == tokens.count() ? source.length() : tokens.start(i);
            String between = source.substring(at, to).replaceAll("\\s+", "");
            if (!between.isEmpty()) {
                found.add(between);
            }
            at = i == tokens.count() ? to : tokens.end(i);
        }
        return List.of(String.join("", found));
    }

    /** With other blanks between some of its tokens. */
    private static String shaken(String source, SplittableRandom random) {
        Tokens tokens = PreScan.of(new Source("x", source), new Problems(), ScanBounds.STANDARD)
                .tokens();
        StringBuilder text = new StringBuilder(source);
        double share = random.nextDouble(0.3);
        for (int i = tokens.count() - 1; i > 0; i--) {
            String between = source.substring(tokens.end(i - 1), tokens.start(i));
            if (random.nextDouble() < share && between.isBlank()) {
                boolean inside = between.isEmpty() && random.nextInt(4) > 0;
                String other = inside ? "" : BLANKS.get(random.nextInt(BLANKS.size()));
                text.replace(tokens.end(i - 1), tokens.start(i), other);
            }
        }
        return text.toString();
    }

    private static Formatter.Formatted format(String source) {
        return Formatter.format(new Source("x", source));
    }

    private static String result(String source) {
        Formatter.Formatted formatted = format(source);
        return formatted.text().orElse("") + Plain.problems(formatted.problems());
    }

    /** The examples and the templates. */
    private static Stream<String> definitions() {
        return Stream.of("examples", "templates").flatMap(folder -> definitions(Path.of("../..", folder)).stream());
    }

    private static List<String> definitions(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".flypg.groovy"))
                    .map(FormatterTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
