package io.flypg.pulumi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.flypg.pulumi.cli.PulumiStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples and templates that are Pulumi programs, as their users run them: real CLI, real language hosts, real PostgreSQL. */
@Tag("slow")
final class ExamplesTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final String[] RESOURCES = {"App", "Attachment", "Cluster", "Database", "Role"};

    @TempDir
    Path folder;

    @Test
    void the_example_in_yaml_lives_from_preview_to_destroy() throws Exception {
        try (ProgramFixture fixture = ProgramFixture.in(folder)) {
            lives(fixture, "pulumi-yaml", "Pulumi.yaml", "protect: true", "protect: false");
        }
    }

    @Test
    void the_example_in_java_lives_from_preview_to_destroy() throws Exception {
        try (ProgramFixture fixture = ProgramFixture.in(folder)) {
            JavaSdk.make(fixture.cli().tools());
            copy("provider/pulumi/target/sdk/repository");
            lives(fixture, "pulumi-java", "src/main/java/billing/Billing.java", ".protect(true)", ".protect(false)");
        }
    }

    @Test
    void the_example_that_drives_pulumi_makes_a_database_and_removes_it() throws Exception {
        try (ProgramFixture fixture = ProgramFixture.in(folder)) {
            JavaSdk.make(fixture.cli().tools());
            copy("provider/pulumi/target/sdk/repository");
            Path project = checkout("pulumi-automation");

            assertThat(review(fixture, project, "pr-42 preview up up refresh"))
                    .containsExactly("preview: {CREATE=5}", "up: {CREATE=5}", "up: {SAME=5}", "refresh: {SAME=5}");
            assertThat(review(fixture, project, "pr-42 url down"))
                    .satisfiesExactly(
                            url -> assertThat(url).startsWith("url: postgres://shop_pr_42_a:"),
                            down -> assertThat(down).isEqualTo("down: {DELETE=5}"));
            assertThat(fixture.ask("GET", "/v1/apps?org_slug=personal", "").body())
                    .as("the cluster serves nobody, and keeps its last volume")
                    .contains("\"machine_count\":0,\"volume_count\":1")
                    .doesNotContain("\"machine_count\":1");
        }
    }

    @Test
    void the_template_in_yaml_is_begun_by_pulumi_new() throws Exception {
        try (ProgramFixture fixture = ProgramFixture.in(folder)) {
            Path project = Files.createDirectories(folder.resolve("checkout/examples/shop"));

            begin(fixture, "pulumi-yaml", project);

            assertThat(previewOf(fixture, project)).contains("5 to create");
        }
    }

    @Test
    void the_template_in_java_is_begun_by_pulumi_new() throws Exception {
        try (ProgramFixture fixture = ProgramFixture.in(folder)) {
            JavaSdk.make(fixture.cli().tools());
            copy("provider/pulumi/target/sdk/repository");
            copy("mvnw");
            copy(".mvn/wrapper");
            Path project = Files.createDirectories(folder.resolve("checkout/examples/shop"));

            begin(fixture, "pulumi-java", project);
            for (String file : List.of("mvnw", ".mvn/maven.config")) {
                Files.copy(ROOT.resolve("examples/pulumi-java").resolve(file), project.resolve(file), COPY_ATTRIBUTES);
            }

            assertThat(previewOf(fixture, project)).contains("5 to create");
        }
    }

    /** As the template's own page says it, which leaves what the language needs to be fetched to the first preview. */
    private static void begin(ProgramFixture fixture, String template, Path project) throws Exception {
        String path = ROOT.resolve("templates").resolve(template).toString();
        fixture.cli()
                .run(project, "new", path, "--generate-only", "--yes", "--name", "shop", "--description", "a shop")
                .succeeded();
        PulumiStack stack = PulumiStack.create(fixture.cli(), project, "dev");
        stack.config("app", "shop");
        stack.config("region", "ams");
        stack.config("size", "10GB");
        assertThat(project.resolve("Pulumi.yaml")).content().startsWith("name: shop\ndescription: a shop\n");
    }

    private static String previewOf(ProgramFixture fixture, Path project) throws Exception {
        return fixture.cli()
                .run(project, "preview", "--stack", "dev")
                .succeeded()
                .said();
    }

    private static List<String> review(ProgramFixture fixture, Path project, String arguments) throws Exception {
        return fixture.cli()
                .program(project, "./mvnw", "-q", "compile", "exec:java", "-Dexec.args=" + arguments)
                .succeeded()
                .out()
                .lines()
                .toList();
    }

    private void lives(ProgramFixture fixture, String name, String program, String kept, String given)
            throws Exception {
        Path project = checkout(name);
        PulumiStack stack = PulumiStack.create(fixture.cli(), project, "dev");

        assertThat(fixture.changesOf(
                        () -> assertThat(stack.preview().succeeded().said()).contains("6 to create")))
                .isEmpty();
        stack.up().succeeded();
        assertThat(stack.state().path("resources").findValuesAsText("type"))
                .containsAll(
                        Stream.of(RESOURCES).map(kind -> "flypg:index:" + kind).toList());
        assertThat(stack.outputs().path("url").asText()).startsWith("postgres://");
        assertThat(stack.outputs().path("guarantee").asText()).startsWith("survives one node");
        stack.preview("--expect-no-changes").succeeded();

        change(project.resolve(program), kept, given);
        stack.up().succeeded();
        stack.destroy().succeeded();
        assertThat(stack.state().path("resources").size()).isZero();
    }

    /** The example as it lies in a checkout, so that what a stack leaves in its folder is not left in this one. */
    private Path checkout(String name) throws IOException {
        copy("mvnw");
        copy(".mvn/wrapper");
        copy("examples/" + name);
        return folder.resolve("checkout/examples").resolve(name);
    }

    private void copy(String path) throws IOException {
        Path from = ROOT.resolve(path);
        if (Files.notExists(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(from.resolve("target"))) {
                    Path to = folder.resolve("checkout").resolve(ROOT.relativize(file));
                    Files.createDirectories(to.resolveSibling(""));
                    Files.copy(file, to);
                }
            }
        }
    }

    private static void change(Path file, String before, String after) throws IOException {
        String text = Files.readString(file, UTF_8);
        assertThat(text).containsOnlyOnce(before);
        Files.writeString(file, text.replace(before, after), UTF_8);
    }
}
