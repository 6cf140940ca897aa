package io.flypg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each of the two launchers has the jars its command needs, and of the rest as few as can be: every jar costs every start. */
class ClassPathsIT {
    private static final Path IMAGE = Path.of("target/flypg").toAbsolutePath();
    private static final Pattern JAR = Pattern.compile("\\$home/lib/([^:\"]+\\.jar)");

    /** One line of the verbose summary: a class of ours that uses one which is not there. */
    private static final Pattern MISSING = Pattern.compile("(?m)^ +(io\\.flypg\\.\\S+) +-> .*not found$");

    @Test
    void every_jar_is_on_one_of_them() throws IOException {
        Set<String> both = new TreeSet<>(jars("flypg"));
        both.addAll(jars("pulumi-resource-flypg"));

        try (Stream<Path> files = Files.list(IMAGE.resolve("lib"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith(".jar")))
                    .containsExactlyInAnyOrderElementsOf(both);
        }
    }

    @Test
    void the_command_has_nothing_of_grpc_and_misses_nothing() throws IOException {
        List<String> jars = jars("flypg");

        assertThat(jars).noneMatch(jar -> jar.matches("(grpc|protobuf|guava|pulumi|flypg-pulumi)-.*"));
        assertThat(usersOfMissing(jars))
                .contains("io.flypg.cli.PulumiMain")
                .allMatch(name -> name.matches("io\\.flypg\\.cli\\.(Pulumi|Rehearsed).*"));
    }

    @Test
    void the_provider_has_nothing_of_a_command_line_and_misses_nothing() throws IOException {
        List<String> jars = jars("pulumi-resource-flypg");

        assertThat(jars).noneMatch(jar -> jar.matches("(picocli|jline|groovy|flypg-language)-.*"));
        assertThat(usersOfMissing(jars))
                .contains("io.flypg.cli.Main")
                .noneMatch(name -> name.matches("io\\.flypg\\.cli\\.(local\\.|Pulumi|Rehearsed|Version\\b).*"))
                .allMatch(name -> name.matches("io\\.flypg\\.(cli|local\\.graphql|local\\.node)\\..*"));
    }

    private static List<String> jars(String launcher) throws IOException {
        return JAR.matcher(Files.readString(IMAGE.resolve("bin").resolve(launcher)))
                .results()
                .map((MatchResult jar) -> jar.group(1))
                .toList();
    }

    /** The classes of ours that use what no jar has. */
    private static Set<String> usersOfMissing(List<String> names) {
        List<String> jars = names.stream()
                .map(name -> IMAGE.resolve("lib").resolve(name).toString())
                .toList();
        List<String> arguments = new ArrayList<>(
                List.of("-verbose:class", "--multi-release", "25", "-cp", String.join(File.pathSeparator, jars)));
        jars.stream().filter(jar -> jar.contains("/flypg-")).forEach(arguments::add);
        StringWriter out = new StringWriter();
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(new PrintWriter(out), new PrintWriter(out), arguments.toArray(String[]::new));
        assertThat(code).as(out.toString()).isZero();
        return MISSING.matcher(out.toString())
                .results()
                .map((MatchResult line) -> line.group(1))
                .collect(Collectors.toSet());
    }
}
