package io.flypg.engine.bind;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import io.flypg.engine.word.Word;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The words that stand once in a definition and say whose it is. */
final class Heads {
    private static final Set<String> NAMES = Set.of("project", "organization");

    private final Problems problems;
    private final Map<String, Word> heads = new HashMap<>();

    static boolean isHead(Word word) {
        return NAMES.contains(word.name());
    }

    Heads(Problems problems) {
        this.problems = problems;
    }

    /** The same again is no mistake: several files of one folder may each say it. */
    void add(Word word) {
        Word before = heads.putIfAbsent(word.name(), word);
        if (before != null && !textOf(before).equals(textOf(word))) {
            problems.add(Problem.at(
                    word.place(),
                    "Word given twice",
                    "'" + word.name() + "' was given before, at " + before.place() + ", and differs.",
                    "keep one of the two"));
        }
    }

    String project() {
        return read("project", "shop");
    }

    String organization() {
        return read("organization", "personal");
    }

    /** @param file where a word is missed */
    void requireAll(Place file) {
        require(
                "project",
                "a definition says whose it is, because everything that flypg makes is marked with it.",
                "project 'shop'",
                file);
        require(
                "organization",
                "a definition says in which organization of Fly.io its apps are.",
                "organization 'personal'",
                file);
    }

    private void require(String name, String why, String example, Place file) {
        if (!heads.containsKey(name)) {
            problems.add(Problem.at(file, "Word missing", "'" + name + "' is missing: " + why, "add " + example));
        }
    }

    /** Nothing when it is missing or bad. */
    private String read(String name, String example) {
        Word word = heads.get(name);
        if (word == null) {
            return "";
        }
        String text = textOf(word);
        if (text.isEmpty() && isKnown(word)) {
            refuse(word, "One value needed", "'" + name + "' takes one name in quotes.", example);
        } else if (!text.isEmpty() && !Names.isProject(text)) {
            refuse(
                    word,
                    "Bad name",
                    "'" + text + "' is not possible: lower-case letters, digits, dashes, underscores and slashes are.",
                    example);
        }
        return text;
    }

    /** What is not known has its problem where it comes from. */
    private static boolean isKnown(Word word) {
        return word.values().stream().noneMatch(Value.NotKnown.class::isInstance);
    }

    private void refuse(Word word, String summary, String detail, String example) {
        problems.add(Problem.at(word.place(), summary, detail, "for example " + word.name() + " '" + example + "'"));
    }

    private static String textOf(Word word) {
        boolean alone = word.values().size() == 1
                && word.named().isEmpty()
                && word.block().isEmpty();
        return alone && word.values().getFirst() instanceof Value.Text text ? text.text() : "";
    }
}
