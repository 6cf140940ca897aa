package io.flypg.cli.reference;

import io.flypg.engine.plan.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The steps that plans consist of, in the words of the records that they are. */
final class StepsPage {
    private static final Path FOLDER = Path.of("../../provider/engine/src/main/java/io/flypg/engine/plan");

    /** A record with what is said above it and with the text its kind has. */
    private static final Pattern RECORD = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*record (\\w+)\\((?:(?!\\n    }).)*?String kind\\(\\) \\{\\s*return \"([a-z-]+)\"",
            Pattern.DOTALL);

    private static final Pattern LINK = Pattern.compile("\\{@link (\\w+)}");
    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*)}");
    private static final Pattern INNER_CAPITAL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private StepsPage() {}

    static String text() {
        StringBuilder text = new StringBuilder("""
                # Steps

                What apply does, one after the other. A plan as JSON names the kind of each step. Every step can be repeated: it first looks
                whether it was done before.

                | kind | what it does |
                |---|---|
                """);
        kinds().forEach((kind, meaning) -> text.append("| `%s` | %s |\n".formatted(kind, meaning)));
        return text.toString();
    }

    /** What each kind of step does. */
    static Map<String, String> kinds() {
        Map<String, String> kinds = new TreeMap<>();
        for (Class<?> group : Step.class.getPermittedSubclasses()) {
            RECORD.matcher(source(group)).results().forEach(step -> kinds.put(step.group(3), sentences(step.group(1))));
        }
        return kinds;
    }

    private static String source(Class<?> type) {
        try {
            return Files.readString(FOLDER.resolve(type.getSimpleName() + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another step is called by its kind. */
    private static String sentences(String comment) {
        String text = comment.replaceAll("\\s*\\n\\s*\\*", " ")
                .replaceAll("\\s@param.*", "")
                .replaceAll("\\s+", " ")
                .strip();
        String linked = LINK.matcher(text).replaceAll(link -> "`" + kebab(link.group(1)) + "`");
        return CODE.matcher(linked).replaceAll("`$1`").replace("|", "\\|");
    }

    private static String kebab(String name) {
        return INNER_CAPITAL.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
