package io.flypg.pulumi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a YAML program, which may change between two commands as a user changes theirs. */
public record YamlProject(Path folder, String name, String plugins) {

    public static YamlProject in(Path folder, String name) {
        return new YamlProject(folder, name, "");
    }

    /** The same with a provider that the CLI starts from a folder, where {@code pulumi-resource-NAME} is. */
    public YamlProject withPlugin(String provider, Path where) {
        String plugin = """
                plugins:
                  providers:
                    - name: %s
                      path: %s
                """.formatted(provider, where.toAbsolutePath());
        return new YamlProject(folder, name, plugin);
    }

    /** Writes the project with this program: its resources, variables and outputs. */
    public YamlProject write(String program) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("Pulumi.yaml"), "name: " + name + "\nruntime: yaml\n" + plugins + program);
        return this;
    }
}
