package io.flypg.cli.reference;

import io.flypg.engine.bind.Vocabulary;
import io.flypg.engine.knob.Knob;
import io.flypg.engine.knob.Knobs;
import io.flypg.engine.problem.Explanation;
import java.util.Comparator;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every name that the reference has something about, with where that stands. */
final class IndexPage {
    private static final Comparator<String> ALPHABETICALLY =
            String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

    private final SortedMap<String, String> places = new TreeMap<>(ALPHABETICALLY);

    private IndexPage() {}

    static String text() {
        IndexPage page = new IndexPage();
        Vocabulary.flat().forEach(page::word);
        Explanation.all().forEach(page::problem);
        StepsPage.kinds().keySet().forEach(kind -> page.add(kind, "step", "steps.md"));
        Units.all().keySet().forEach(unit -> page.add("." + unit, "unit", "units.md"));
        Knobs.MAJORS.forEach(major -> Knobs.of(major).names().forEach(name -> page.knob(Knobs.of(major), name)));
        return page.written();
    }

    private void word(Vocabulary.Entry entry) {
        int end = entry.path().lastIndexOf('.');
        String section = !entry.words().isEmpty()
                ? entry.path()
                : end < 0 ? "The top of a definition" : entry.path().substring(0, end);
        add(entry.path(), "word", "resources.md#" + anchor(section));
    }

    private void problem(Explanation problem) {
        add(problem.title(), "problem", "problems.md#" + anchor(problem.group()));
    }

    /** The newest major that has it. */
    private void knob(Knobs knobs, String name) {
        String section = knobs.find(name).map(Knob::category).orElse("");
        add(name, "knob", "knobs-" + knobs.major() + ".md#" + anchor(section));
    }

    private void add(String name, String kind, String place) {
        places.put("%s (%s)".formatted(name.replace("_", "\\_"), kind), place);
    }

    private String written() {
        StringBuilder text = new StringBuilder("# Index\n");
        String letter = "";
        for (var entry : places.entrySet()) {
            String first = entry.getKey().substring(0, 1).toUpperCase(Locale.ROOT);
            if (!first.equals(letter)) {
                letter = first;
                text.append("\n## ")
                        .append(letter.equals(".") ? "Units" : letter)
                        .append("\n\n");
            }
            text.append("- [%s](%s)\n".formatted(entry.getKey(), entry.getValue()));
        }
        return text.toString();
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
    }
}
