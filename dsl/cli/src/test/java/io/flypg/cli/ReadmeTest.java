package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.engine.bind.Binder;
import io.flypg.engine.problem.Problems;
import io.flypg.language.Definitions;
import io.flypg.language.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README says has to be so. */
class ReadmeTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern DEFINITION = Pattern.compile("```groovy\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)\\)");
    private static final Pattern COMMAND = Pattern.compile("(?m)^(?:\\$ )?\\./flypg (\\w+)");

    private final String readme;

    ReadmeTest() throws IOException {
        readme = Files.readString(ROOT.resolve("README.md"));
    }

    @Test
    void its_definition_is_valid() {
        Problems problems = new Problems();
        String definition = found(DEFINITION).getFirst();

        Reading reading = Definitions.read("README.md", definition);
        problems.addAll(reading.problems());

        assertThat(Binder.bind(reading.words(), true, problems)).isPresent();
        assertThat(problems.toList()).isEmpty();
    }

    @Test
    void its_links_lead_somewhere() {
        List<String> local =
                found(LINK).stream().filter(link -> !link.startsWith("http")).toList();

        assertThat(local)
                .hasSizeGreaterThan(3)
                .allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
    }

    @Test
    void its_commands_exist() {
        assertThat(found(COMMAND))
                .contains("apply", "plan")
                .allSatisfy(command -> assertThat(Main.run(command, "--help")).isZero());
    }

    private List<String> found(Pattern pattern) {
        return pattern.matcher(readme)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
