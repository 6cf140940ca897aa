package io.flypg.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A file of cases: each has a title, a source and what comes of it. Rewritten by {@code -Dgolden=update}, never by hand; a run that
 * does not agree leaves what it got in a file ending in {@code .actual}.
 */
public final class Cases {
    private static final Path FOLDER = Path.of("src/test/resources/cases");
    private static final Pattern PARTS = Pattern.compile("(?m)^=== ");
    private static final String TITLE = "=== ";
    private static final String RESULT = "--->\n";

    private final Path file;
    private final List<Case> cases = new ArrayList<>();

    /** One of them; its name is its title. */
    public record Case(String title, String source, String expected) {
        @Override
        public String toString() {
            return title;
        }
    }

    private Cases(String name) {
        this.file = FOLDER.resolve(name);
        PARTS.splitAsStream(read()).filter(part -> !part.isBlank()).forEach(this::add);
    }

    public static Cases of(String name) {
        return new Cases(name);
    }

    public List<Case> all() {
        return cases;
    }

    /** What comes of each source is as expected; or, when asked for, is from now on. */
    void check(UnaryOperator<String> result) {
        StringBuilder actual = new StringBuilder();
        for (Case one : cases) {
            actual.append(TITLE)
                    .append(one.title)
                    .append('\n')
                    .append(one.source)
                    .append(RESULT);
            actual.append(result.apply(one.source));
        }
        boolean update = "update".equals(System.getProperty("golden"));
        if (update) {
            write(file, actual.toString());
        } else if (!actual.toString().equals(read())) {
            write(file.resolveSibling(file.getFileName() + ".actual"), actual.toString());
        }
    }

    private void add(String part) {
        int line = part.indexOf('\n') + 1;
        int result = part.indexOf(RESULT);
        String source = result < 0 ? part.substring(line) : part.substring(line, result);
        String expected = result < 0 ? "" : part.substring(result + RESULT.length());
        cases.add(new Case(part.substring(0, line - 1), source, expected));
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path to, String text) {
        try {
            Files.writeString(to, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
