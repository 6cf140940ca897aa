package io.flypg.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

/** What comes of definitions on disk, as text. */
final class Readings {
    private Readings() {}

    /** Without problems, what is declared. */
    static String words(Path path) {
        Reading reading = Definitions.read(List.of(path));
        assertThat(reading.problems()).isEmpty();
        return Plain.words(reading.words());
    }

    static List<String> problems(Path path) {
        return shown(Definitions.read(List.of(path)));
    }

    /** Each problem with its place and its summary. */
    static List<String> shown(Reading reading) {
        return reading.problems().stream()
                .map(problem -> problem.place() + " " + problem.summary())
                .toList();
    }
}
