package io.flypg.cli.reference;

import io.flypg.engine.problem.Problems;
import io.flypg.language.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What can be chosen of each template, from its own words. */
final class TemplatesPage {
    private static final Path FOLDER = Path.of("../../templates");
    private static final String ENDING = ".flypg.groovy";

    private TemplatesPage() {}

    static String text() {
        StringBuilder text = new StringBuilder("""
                # Templates

                `flypg init NAME` asks for these parameters, or takes them as `--set size=40.GB`; a definition gives them as
                `use('templates/NAME', with: [size: 40.GB])`. [How to use and write templates](../../templates/README.md).
                """);
        names().forEach(name -> {
            Template template = Template.read(definition(name), new Problems()).orElseThrow();
            text.append("\n## [")
                    .append(name)
                    .append("](../../templates/")
                    .append(name)
                    .append(")\n\n");
            text.append(template.about())
                    .append("\n\n| parameter | default | what it is | range |\n|---|---|---|---|\n");
            template.choices()
                    .forEach(choice -> text.append("| `")
                            .append(choice.name())
                            .append("` | ")
                            .append(choice.byDefault().isEmpty() ? "" : "`" + choice.byDefault() + "`")
                            .append(" | ")
                            .append(choice.doc())
                            .append(" | ")
                            .append(choice.range())
                            .append(" |\n"));
        });
        return text.toString();
    }

    private static List<String> names() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> Files.exists(definition(name)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path definition(String name) {
        return FOLDER.resolve(name).resolve(name + ENDING);
    }
}
