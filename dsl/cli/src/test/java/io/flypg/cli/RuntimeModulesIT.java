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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds the runtime of the image against the jars of the image: a module that is missing shows only when a class is missing. */
@Tag("slow")
class RuntimeModulesIT {

    private static final Path IMAGE = Path.of("target/flypg").toAbsolutePath();

    /** One line of the summary: the name of a jar, without its version, or of a module, and a module of the JDK. */
    private static final Pattern USE = Pattern.compile("(?<jar>.+?)(-[0-9].*\\.jar)? -> (?<module>(java|jdk)\\..+)");

    @Test
    void the_runtime_has_every_module_the_jars_use_but_for_corners_we_never_reach() throws Exception {
        Set<String> present = present();
        Set<String> missing = used();
        missing.removeIf(use -> present.contains(use.substring(use.indexOf(' ') + 1)));

        assertThat(missing)
                .as("modules to add in src/image/build")
                .containsExactlyInAnyOrder(
                        "com.fasterxml.jackson.databind java.desktop", // the annotations of java.beans, looked for by
                        // name
                        "groovy java.compiler", // Groovy is only a parser: no class is compiled or run
                        "groovy java.desktop",
                        "groovy java.prefs",
                        "grpc-netty-shaded jdk.jfr", // it records events only where that is there
                        "postgresql java.desktop"); // its DataSources are beans; we use its driver
    }

    /** Each "jar module" that jdeps finds, jars without their version. Two jars have a package in common, which modules must not. */
    private static Set<String> used() throws IOException {
        var found = new TreeSet<>(usedWithout("pulumi-"));
        found.addAll(usedWithout("proto-google-"));
        return found;
    }

    private static Set<String> usedWithout(String left) throws IOException {
        var jars = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(
                lib(), jar -> String.valueOf(jar.getFileName()).endsWith(".jar"))) {
            files.forEach(jar -> jars.add(jar.toString()));
        }
        jars.removeIf(jar -> jar.startsWith(lib() + "/" + left));
        var arguments = new ArrayList<>(List.of(
                "-summary",
                "--multi-release",
                "25",
                "--ignore-missing-deps",
                "--module-path",
                String.join(File.pathSeparator, jars)));
        arguments.addAll(jars);
        var found = new TreeSet<String>();
        for (String line : tool("jdeps", arguments).lines().toList()) {
            var use = USE.matcher(line);
            if (use.matches()) {
                found.add(use.group("jar") + " " + use.group("module"));
            }
        }
        return found;
    }

    private static Path lib() {
        return IMAGE.resolve("lib");
    }

    private static String tool(String name, List<String> arguments) {
        var out = new StringWriter();
        int code = ToolProvider.findFirst(name)
                .orElseThrow()
                .run(new PrintWriter(out), new PrintWriter(out), arguments.toArray(String[]::new));
        assertThat(code).as(out.toString()).isZero();
        return out.toString();
    }

    private static Set<String> present() throws IOException, InterruptedException {
        String java = IMAGE.resolve("runtime/bin/java").toString();
        var modules = new TreeSet<String>();
        for (String line :
                Ran.in(IMAGE, Map.of(), java, "--list-modules").out().lines().toList()) {
            modules.add(line.replaceFirst("@.*", ""));
        }
        return modules;
    }
}
