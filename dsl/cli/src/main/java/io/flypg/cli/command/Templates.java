package io.flypg.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flypg.engine.problem.Failure;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.problem.Suggestion;
import io.flypg.language.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The templates that come with flypg: each is a folder beside the classes, with one definition called after it. */
final class Templates {
    private static final String FOLDER = "io/flypg/cli/templates/";
    private static final String ENDING = ".flypg.groovy";

    private Templates() {}

    /** All of them, by name. Found beside a file that is always there, because a class from a cache does not tell its jar. */
    static List<String> names() {
        URL beside = Objects.requireNonNull(Templates.class.getResource("/io/flypg/cli/version.txt"));
        try {
            return beside.openConnection() instanceof JarURLConnection jar
                    ? inJar(jar.getJarFile())
                    : inFolder(Path.of(beside.toURI()).resolveSibling("templates"));
        } catch (IOException e) {
            throw new UncheckedIOException("list the templates", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("list the templates", e);
        }
    }

    private static List<String> inFolder(Path folder) throws IOException {
        try (Stream<Path> templates = Files.list(folder)) {
            return templates
                    .map(template -> template.getFileName().toString())
                    .filter(name -> Files.exists(folder.resolve(name).resolve(name + ENDING)))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> inJar(JarFile jar) {
        return jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.startsWith(FOLDER) && name.endsWith(ENDING))
                .map(name -> name.substring(FOLDER.length(), name.lastIndexOf('/')))
                .sorted()
                .toList();
    }

    /**
     * The template of a name, or else of a path: a folder of somebody's own, or the file in it.
     *
     * @throws Failure bad input when there is none, or when it is wrong whatever its parameters are given
     */
    static Template require(String name) {
        List<String> names = names();
        if (names.contains(name)) {
            return bundled(name);
        }
        Path path = Path.of(name);
        if (!Files.exists(path)) {
            String near = Suggestion.hint(name, names);
            String all = "templates are " + String.join(", ", names) + "; a folder of your own is one too";
            throw new Failure(
                    Failure.Kind.BAD_INPUT,
                    Problem.general(
                            "No such template",
                            "there is no template '" + name + "', and no folder or file.",
                            near.isEmpty() ? all : near));
        }
        Problems problems = new Problems();
        Optional<Template> template = Template.read(path, problems);
        template.ifPresent(read -> problems.addAll(read.problems()));
        return template.filter(_ -> !problems.hasErrors())
                .orElseThrow(() -> new Failure(Failure.Kind.BAD_INPUT, problems.toList()));
    }

    private static Template bundled(String name) {
        try (InputStream in = Templates.class.getResourceAsStream("/" + FOLDER + name + "/" + name + ENDING)) {
            if (in == null) {
                throw new IOException("its file is not there");
            }
            return new Template("template " + name, new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("read the template " + name, e);
        }
    }
}
