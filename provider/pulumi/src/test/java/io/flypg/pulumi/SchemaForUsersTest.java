package io.flypg.pulumi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.flypg.pulumi.cli.PulumiCli;
import io.flypg.pulumi.cli.PulumiStack;
import io.flypg.pulumi.cli.YamlProject;
import io.flypg.pulumi.schema.Schema;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema as Pulumi reads it, and the examples in it as users copy them. */
@Tag("slow")
final class SchemaForUsersTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern YAML = Pattern.compile("```yaml\nresources:\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void passes_the_check_of_pulumi() throws Exception {
        Path file = Files.writeString(folder.resolve("schema.json"), Schema.json("1.2.3"), UTF_8);

        PulumiCli.in(folder.resolve("home"))
                .run(folder, "schema", "check", file.toString())
                .succeeded();
    }

    @Test
    void what_it_shows_in_yaml_can_be_declared() throws Exception {
        try (ProgramFixture fixture = ProgramFixture.in(folder)) {
            Path project = folder.resolve("documented");
            YamlProject.in(project, "documented").write("resources:\n" + String.join("", shown(YAML)));
            PulumiStack stack = PulumiStack.create(fixture.cli(), project, "test");
            stack.config("flypg:local", "true");

            assertThat(stack.preview().succeeded().said()).contains("7 to create");
        }
    }

    @Test
    void what_it_shows_in_java_compiles() throws Exception {
        JavaSdk.make(PulumiCli.in(folder.resolve("home")).tools());
        Path source =
                Files.writeString(folder.resolve("Shown.java"), """
                import io.flypg.*;
                import io.flypg.inputs.*;
                import java.util.List;
                import java.util.Map;

                class Shown {
                    void declare() {
                %s    }
                }
                """.formatted(String.join("", shown(JAVA))), UTF_8);

        assertThat(compiled(source)).isEmpty();
    }

    private String compiled(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, UTF_8);
                Stream<Path> jars = Files.list(Path.of("target/sdk/build"))) {
            String sdk =
                    jars.map(Path::toString).filter(jar -> jar.endsWith(".jar")).collect(Collectors.joining(":"));
            List<String> options = List.of(
                    "-proc:none",
                    "-classpath",
                    sdk + ":" + System.getProperty("java.class.path"),
                    "-d",
                    folder.toString());
            boolean passed = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            return passed ? "" : said.toString();
        }
    }

    /** What stands between such lines in the descriptions of all resources. */
    private static List<String> shown(Pattern block) throws IOException {
        JsonNode resources = new JsonMapper().readTree(Schema.json("1.2.3")).path("resources");
        List<String> shown = resources
                .valueStream()
                .map(resource -> resource.path("description").asText())
                .flatMap(text -> block.matcher(text).results())
                .map(found -> found.group(1))
                .toList();
        assertThat(shown).hasSizeGreaterThanOrEqualTo(resources.size());
        return shown;
    }
}
