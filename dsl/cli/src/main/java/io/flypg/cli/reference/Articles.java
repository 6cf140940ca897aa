package io.flypg.cli.reference;

import io.flypg.cli.view.Article;
import io.flypg.cli.view.Article.Fact;
import io.flypg.engine.bind.Vocabulary;
import io.flypg.engine.knob.Knob;
import io.flypg.engine.knob.KnobNote;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.problem.Explanation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All articles, made when they are asked for. */
public final class Articles {
    private Articles() {}

    /** Everything that is called so: a knob of that major, words, a problem. */
    public static List<Article> find(String name, int major) {
        List<Vocabulary.Entry> words = words(name);
        return Stream.of(
                        knob(name, major).stream(),
                        words.stream().map(Articles::of),
                        Explanation.find(name).map(Articles::of).stream())
                .flatMap(articles -> articles)
                .toList();
    }

    /** Every name that has an article. */
    public static List<String> names(int major) {
        return Stream.of(
                        Knobs.of(major).names().stream(),
                        Vocabulary.flat().stream().map(Vocabulary.Entry::path),
                        Vocabulary.flat().stream().map(Vocabulary.Entry::word),
                        Explanation.all().stream().map(Explanation::title),
                        Explanation.all().stream().map(Explanation::code))
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    /** The word of that path; when there is none, those whose path ends so. */
    private static List<Vocabulary.Entry> words(String name) {
        List<Vocabulary.Entry> all = Vocabulary.flat();
        List<Vocabulary.Entry> exact =
                all.stream().filter(entry -> entry.path().equals(name)).toList();
        return exact.isEmpty()
                ? all.stream().filter(entry -> entry.isCalled(name)).toList()
                : exact;
    }

    /** A knob that this major lacks is told of as the newest major has it that does. */
    private static Optional<Article> knob(String name, int major) {
        return Stream.concat(Stream.of(major), Knobs.MAJORS.reversed().stream())
                .map(Knobs::of)
                .flatMap(knobs -> knobs.find(name).map(knob -> of(knobs, knob)).stream())
                .findFirst();
    }

    /** About a knob of one major. */
    public static Article of(Knobs knobs, Knob knob) {
        KnobNote note = KnobNote.of(knobs, knob);
        return new Article(
                "knob",
                knob.name(),
                knob.description(),
                List.of(
                        new Fact("value", value(note)),
                        new Fact("default", note.otherwise()),
                        new Fact("change", note.change()),
                        new Fact("set for", note.refused().isEmpty() ? note.level() : ""),
                        new Fact("not settable", note.refused()),
                        new Fact("library", knob.broughtBy().orElse("")),
                        new Fact("postgres", note.majors()),
                        new Fact("about", knob.category())));
    }

    /** What it takes, with its limits. */
    static String value(KnobNote note) {
        return note.takes() + (note.range().isEmpty() ? "" : ", " + note.range());
    }

    /** About a word. */
    public static Article of(Vocabulary.Entry entry) {
        String inside = entry.words().stream().map(Vocabulary.Entry::word).collect(Collectors.joining(", "));
        return new Article(
                "word",
                entry.path(),
                entry.text(),
                List.of(
                        new Fact("value", entry.takes()),
                        new Fact("default", entry.otherwise()),
                        new Fact("example", entry.example()),
                        new Fact("words", inside)));
    }

    /** About a problem. */
    public static Article of(Explanation explanation) {
        return new Article(
                "problem",
                explanation.title(),
                explanation.meaning(),
                List.of(new Fact("what to do", explanation.remedy()), new Fact("code", explanation.code())));
    }
}
