package io.flypg.engine.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is to be known about all problems of one summary.
 *
 * @param group under which heading it is listed
 * @param title the summary of the problems
 * @param meaning what is wrong and why that matters
 * @param remedy what to do
 */
public record Explanation(String group, String title, String meaning, String remedy) {
    private static final String RESOURCE = "problems.txt";
    private static final Pattern EMPTY_LINE = Pattern.compile("\n\n");

    /** All there are, group by group. */
    public static List<Explanation> all() {
        List<Explanation> all = new ArrayList<>();
        String group = "";
        for (String paragraph : EMPTY_LINE.splitAsStream(read()).toList()) {
            List<String> lines = paragraph.strip().lines().toList();
            if (lines.size() == 1 && lines.getFirst().startsWith("# ")) {
                group = lines.getFirst().substring(2);
            } else {
                all.add(of(group, lines));
            }
        }
        return all;
    }

    /** By its summary or its code; upper and lower case do not count. */
    public static Optional<Explanation> find(String name) {
        String code = code(name);
        return all().stream().filter(one -> one.code().equals(code)).findFirst();
    }

    /** The summary as one word: {@code unknown-word}. */
    public String code() {
        return code(title);
    }

    private static String code(String title) {
        return title.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip()
                .replace(' ', '-');
    }

    private static Explanation of(String group, List<String> lines) {
        if (lines.size() != 3 || !lines.getLast().startsWith("> ")) {
            throw new IllegalStateException(RESOURCE + " needs a summary, a meaning and a remedy: " + lines);
        }
        return new Explanation(group, lines.get(0), lines.get(1), lines.get(2).substring(2));
    }

    private static String read() {
        try (InputStream in = Explanation.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("there is no resource " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + RESOURCE + " of flypg itself", e);
        }
    }
}
