package io.flypg.postgres.admin;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answer of a check.
 *
 * @param text all of it, for people
 */
public record Health(boolean passing, String text) {

    /** A line of the answer, such as {@code [✗] cluster-locks: `zombie.lock` detected (26.36µs)}. */
    private static final Pattern LINE = Pattern.compile("^\\[(.)] ([^:]+): (.*?)(?: \\([^()]*s\\))?$");

    /** One thing that was looked at. */
    public record Item(String name, boolean passing, String text) {}

    /** Its lines, one for each thing; none when PostgreSQL did not answer. */
    public List<Item> items() {
        return text.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(Health::item)
                .toList();
    }

    /** What is wrong, in the check's words. */
    public List<String> failures() {
        List<String> failed = items().stream()
                .filter(item -> !item.passing())
                .map(item -> item.name() + ": " + item.text())
                .toList();
        return !passing && failed.isEmpty() ? List.of(text.strip()) : failed;
    }

    private static Item item(Matcher line) {
        return new Item(line.group(2), line.group(1).equals("✓"), line.group(3));
    }
}
