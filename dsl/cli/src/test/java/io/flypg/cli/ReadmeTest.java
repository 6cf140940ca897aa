package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.flypg.engine.bind.Binder;
import io.flypg.engine.problem.Problems;
import io.flypg.language.Definitions;
import io.flypg.language.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README, the pages of the documentation and the examples say has to be so. */
class ReadmeTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path README = ROOT.resolve("README.md");
    private static final Pattern DEFINITION = Pattern.compile("```groovy\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");
    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("(?m)^ *(?:\\$ )?(?:\\./)?flypg (.*)");
    private static final Pattern IN_TEXT = Pattern.compile("`(?:\\./)?flypg ([^`]*)`");
    private static final Pattern IN_WORKFLOW = Pattern.compile("(?m)^ +(?:run: )?flypg (.*)");
    private static final Pattern END = Pattern.compile("\\s+#.*|\\s{2,}\\(.*|\\s*(?:[|>;]|&&).*");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    private static final String HEAD = "project 'shop'\norganization 'personal'\n";

    static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(README, ROOT.resolve(".github/SECURITY.md")));
        for (String folder : List.of("provider/docs", "examples", "templates")) {
            try (Stream<Path> pages = Files.walk(ROOT.resolve(folder), 2)) {
                pages.filter(page -> page.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        return documents;
    }

    /** Those that show whole definitions; what pages of templates show stands beside a template, and {@link TemplatesTest} tries it. */
    static List<Path> documentsWithDefinitions() throws IOException {
        return documents().stream()
                .filter(document -> !document.startsWith(ROOT.resolve("templates")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documentsWithDefinitions")
    void its_definitions_are_valid(Path document) {
        assertThat(found(DEFINITION, document)).allSatisfy(written -> {
            Problems problems = new Problems();
            String whole = written.contains("project '") ? written : HEAD + written;
            Reading reading = Definitions.read(String.valueOf(document.getFileName()), whole);
            problems.addAll(reading.problems());

            assertThat(Binder.bind(reading.words(), true, problems)).isPresent();
            assertThat(problems.toList()).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("documents")
    void its_links_lead_somewhere(Path document) {
        assertThat(found(LINK, document))
                .filteredOn(link -> !link.startsWith("http"))
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void its_commands_exist_with_their_options(Path document) {
        assertThat(commands(document)).allSatisfy(ReadmeTest::assertExists);
    }

    @Test
    void the_workflow_of_the_example_runs_commands_that_exist_and_lets_no_secret_out() {
        String workflow = text(ROOT.resolve("examples/ci/database.yml"));

        assertThat(found(IN_WORKFLOW, workflow)).hasSize(5).allSatisfy(ReadmeTest::assertExists);
        assertThat(workflow.lines().filter(line -> line.contains("secrets.")))
                .hasSize(3)
                .allMatch(line -> line.matches(" +FLY_API_TOKEN: \\$\\{\\{ secrets\\.FLY_(PLAN|APPLY)_TOKEN }}"));
        assertThat(workflow).doesNotContain("--reveal", "set -x", "pull_request_target", "$FLY_API_TOKEN");
    }

    private static void assertExists(String line) {
        assertThatCode(() -> CommandLines.all().parseArgs(words(line))).as(line).doesNotThrowAnyException();
    }

    @Test
    void the_readme_shows_a_definition_and_how_to_apply_it() {
        assertThat(found(DEFINITION, README)).isNotEmpty();
        assertThat(commands(README))
                .anyMatch(line -> line.startsWith("plan "))
                .anyMatch(line -> line.startsWith("apply "));
        assertThat(found(LINK, README).stream().filter(link -> !link.startsWith("http")))
                .hasSizeGreaterThan(3);
    }

    /** On lines of blocks, and between words. */
    private static List<String> commands(Path document) {
        List<String> commands = new ArrayList<>(found(IN_TEXT, document));
        BLOCK.matcher(text(document))
                .results()
                .filter(block -> Set.of("", "sh").contains(block.group(1)))
                .forEach(block -> commands.addAll(found(COMMAND, block.group(2))));
        return commands;
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static List<String> found(Pattern pattern, Path document) {
        return found(pattern, text(document));
    }

    private static String text(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The arguments, without what the shell makes of the rest of the line. */
    private static String[] words(String line) {
        return WORD.matcher(END.matcher(line).replaceFirst(""))
                .results()
                .map(match -> Stream.of(1, 2, 3)
                        .map(match::group)
                        .filter(group -> group != null)
                        .findFirst())
                .flatMap(found -> found.stream())
                .toArray(String[]::new);
    }
}
