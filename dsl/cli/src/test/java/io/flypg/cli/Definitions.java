package io.flypg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The examples and the templates of the repository. */
public final class Definitions {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private Definitions() {}

    /** Their folders, without those of Pulumi programs, which have a test of their own. */
    public static List<Path> folders() throws IOException {
        try (Stream<Path> examples = Files.list(ROOT.resolve("examples"));
                Stream<Path> templates = Files.list(ROOT.resolve("templates"))) {
            return Stream.concat(examples, templates)
                    .filter(Files::isDirectory)
                    .filter(folder -> Stream.of("Pulumi.yaml", "pom.xml")
                            .map(folder::resolve)
                            .noneMatch(Files::exists))
                    .toList();
        }
    }
}
