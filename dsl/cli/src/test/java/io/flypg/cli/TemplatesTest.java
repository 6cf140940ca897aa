package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.cli.command.Shell;
import io.flypg.cli.terminal.Keyboard;
import io.flypg.cli.wiring.FlyParts;
import io.flypg.language.Template;
import io.flypg.local.LocalOptions;
import io.flypg.local.LocalPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder below {@code templates}: a new one is tested by being there. */
class TemplatesTest {
    private static final Path TEMPLATES =
            Path.of("../../templates").toAbsolutePath().normalize();

    private static final String ENDING = ".flypg.groovy";
    private static final Pattern LEAST = Pattern.compile("(?:from|at least) [0-9]+(\\.\\w+)?.*");
    private static final Pattern SETTING =
            Pattern.compile("(?m)^    ([\\w:]+):\\n      description: \\S.*\\n      default: \\S");

    private static LocalPlatform platform;

    private record Ran(int code, String out, String err) {}

    /** The plans are those for a platform on which there is nothing. */
    @BeforeAll
    static void start(@TempDir Path folder) {
        platform = LocalPlatform.start(LocalOptions.in(folder, (_, _) -> {
            throw new IllegalStateException("a plan starts no machines");
        }));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    static List<String> definitions() throws IOException {
        return folders(name -> Files.notExists(TEMPLATES.resolve(name).resolve("Pulumi.yaml")));
    }

    static List<String> pulumiPrograms() throws IOException {
        return folders(name -> Files.exists(TEMPLATES.resolve(name).resolve("Pulumi.yaml")));
    }

    private static List<String> folders(Predicate<String> wanted) throws IOException {
        try (Stream<Path> folders = Files.list(TEMPLATES)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(wanted)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void has_a_plan_that_is_known(String name) {
        Ran plan = run("plan", folder(name).toString());

        assertThat(plan.err()).isEmpty();
        assertThat(plan.code()).isZero();
        Golden.assertMatches(folder(name).resolve("expected.plan"), plan.out(), "");
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void says_what_it_makes_and_what_can_be_chosen(String name) throws IOException {
        String readme = Files.readString(folder(name).resolve("README.md"));

        assertThat(readme).startsWith("# " + name + ": ").contains("```mermaid", "expected.plan", "flypg init " + name);
        assertThat(template(name).choices()).isNotEmpty().allSatisfy(choice -> {
            assertThat(choice.doc()).isNotEmpty();
            assertThat(readme).contains("| `" + choice.name() + "` | " + choice.byDefault() + " |");
        });
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void refuses_what_its_parameters_cannot_be(String name) throws IOException {
        List<Template.Choice> limited = template(name).choices().stream()
                .filter(choice -> !choice.range().isEmpty())
                .toList();
        assertThat(limited).isNotEmpty();
        for (Template.Choice choice : limited) {
            var least = LEAST.matcher(choice.range());
            String tooLittle = least.matches() && least.group(1) != null ? "0" + least.group(1) : "0";

            Ran out = run(
                    "validate",
                    "--set",
                    choice.name() + "=" + tooLittle,
                    folder(name).toString());
            Ran odd = run(
                    "validate",
                    "--set",
                    choice.name() + "=nonsense",
                    folder(name).toString());

            assertThat(out.code()).as(choice.toString()).isEqualTo(2);
            assertThat(out.err()).contains("'" + choice.name() + "'");
            assertThat(odd.code()).as(choice.toString()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void is_used_without_being_copied(String name, @TempDir Path mine) throws IOException {
        Files.createDirectories(mine.resolve("templates/" + name));
        Files.copy(file(name), mine.resolve("templates/" + name + "/" + name + ENDING));
        Path main = Files.writeString(mine.resolve("main" + ENDING), """
                project 'my-project'
                organization 'personal'
                use('templates/%s', with: [region: 'fra'])
                """.formatted(name));

        Ran plan = run("plan", main.toString());

        assertThat(plan.err()).isEmpty();
        assertThat(plan.out()).contains(name + ENDING + ":", " ← " + main + ":3)");
    }

    /** What the page about templates shows, as somebody would try it. */
    @Test
    void the_page_tells_what_happens(@TempDir Path mine) throws IOException {
        String page = Files.readString(TEMPLATES.resolve("README.md"));
        String definition = page.substring(page.indexOf("project 'shop'"), page.indexOf("```\n\n- Every use"));
        String explained = page.substring(page.indexOf("cluster.stock-db.config.max_connections  value"));
        Path main = Files.writeString(mine.resolve("main" + ENDING), definition);
        for (String name : List.of("ha", "dev")) {
            Files.createDirectories(mine.resolve("templates/" + name));
            Files.copy(file(name), mine.resolve("templates/" + name + "/" + name + ENDING));
        }

        Ran ran = run("explain", main.toString(), "cluster.stock-db.config.max_connections");

        assertThat(ran.err()).isEmpty();
        assertThat(explained).startsWith(ran.out().replace(mine + "/", ""));
        assertThat(run("validate", mine.toString()).out()).startsWith("valid: ");
        assertThat(definitions()).allSatisfy(name -> assertThat(page).contains("| [" + name + "](" + name + ") |"));
    }

    @ParameterizedTest
    @MethodSource("pulumiPrograms")
    void can_be_begun_by_pulumi_new(String name) throws IOException {
        String project = Files.readString(folder(name).resolve("Pulumi.yaml"));
        String readme = Files.readString(folder(name).resolve("README.md"));
        List<String> settings =
                SETTING.matcher(project).results().map(found -> found.group(1)).toList();

        assertThat(project)
                .startsWith("name: ${PROJECT}\ndescription: ${DESCRIPTION}\n")
                .contains("\ntemplate:\n");
        assertThat(settings)
                .hasSizeGreaterThan(1)
                .allSatisfy(setting -> assertThat(readme).contains("| `" + setting + "` | "));
        assertThat(readme).startsWith("# " + name + ": ").contains("```mermaid", "templates/" + name);
    }

    private static Path folder(String name) {
        return TEMPLATES.resolve(name);
    }

    private static Path file(String name) {
        return folder(name).resolve(name + ENDING);
    }

    private static Template template(String name) throws IOException {
        return new Template(name, Files.readString(file(name)));
    }

    private static Ran run(String... arguments) {
        String url = platform.url().toString();
        Map<String, String> environment =
                Map.of("FLY_API_TOKEN", platform.token(), "FLY_API_BASE_URL", url, "FLY_FLAPS_BASE_URL", url);
        Screen out = new Screen(Screen.PIPE);
        Screen err = new Screen(Screen.PIPE);
        Keyboard nobody = new Keyboard(false, () -> null);
        Shell shell = new Shell(environment, out.output(), err.output(), nobody, System::nanoTime, new FlyParts());
        return new Ran(Main.run(shell, arguments), out.text(), err.text());
    }
}
