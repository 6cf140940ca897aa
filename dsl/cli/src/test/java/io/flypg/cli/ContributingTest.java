package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said to those who work on flypg has to be so. */
class ContributingTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve(".github/CONTRIBUTING.md");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");

    /** A path from the root, in a table or a sentence; not what a build makes. */
    private static final Pattern PATH =
            Pattern.compile("`((?:provider|dsl|examples|templates|\\.ci|\\.bench|\\.github)(?:/[^`]*)?)`");

    private static final Pattern SCRIPT = Pattern.compile("(?m)^(?:JAVA_HOME=\\S+ )?(\\./\\w+|\\.\\w+/\\w+)");
    private static final Pattern MODULES = Pattern.compile("-pl (\\S+)");
    private static final Pattern TEST = Pattern.compile("-D(?:it\\.)?test=(\\w+)");

    private final String page;

    ContributingTest() throws IOException {
        page = Files.readString(PAGE);
    }

    @Test
    void its_links_lead_somewhere() {
        assertThat(found(LINK))
                .hasSizeGreaterThan(2)
                .allSatisfy(link -> assertThat(PAGE.resolveSibling(link)).exists());
    }

    @Test
    void the_files_and_folders_it_names_are_there() {
        assertThat(found(PATH))
                .hasSizeGreaterThan(10)
                .filteredOn(path -> !path.contains("/target/") && !path.equals("provider/docs"))
                .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    }

    @Test
    void its_commands_can_be_run() {
        assertThat(found(SCRIPT))
                .contains("./mvnw", "./flypg", ".ci/run", ".bench/run")
                .allSatisfy(script -> assertThat(ROOT.resolve(script)).isExecutable());
        assertThat(found(MODULES).stream().flatMap(modules -> Stream.of(modules.split(","))))
                .isNotEmpty()
                .allSatisfy(module ->
                        assertThat(ROOT.resolve(module).resolve("pom.xml")).exists());
    }

    @Test
    void the_tests_it_names_are_there() throws IOException {
        List<String> tests = new ArrayList<>();
        for (String half : List.of("provider", "dsl")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(half))) {
                files.map(file -> file.getFileName().toString()).forEach(tests::add);
            }
        }

        assertThat(found(TEST))
                .hasSizeGreaterThan(2)
                .allSatisfy(test -> assertThat(tests).contains(test + ".java"));
    }

    private List<String> found(Pattern pattern) {
        return pattern.matcher(page)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }
}
