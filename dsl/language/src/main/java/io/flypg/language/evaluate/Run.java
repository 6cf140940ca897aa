package io.flypg.language.evaluate;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One evaluation: what it has used of its bounds, and the problems it found. Not safe for use by several threads. */
public final class Run {
    private static final int BYTES_OF_A_CHARACTER = 2;
    private static final int BYTES_OF_AN_ELEMENT = 32;
    private static final int STEPS_BETWEEN_LOOKS_AT_THE_CLOCK = 1024;

    private final Bounds bounds;
    private final Problems problems;
    private final Inputs inputs;
    private final List<Inputs> ofTemplates = new ArrayList<>();
    private final BooleanSupplier late;
    private final Set<String> reported = new HashSet<>();
    private long steps;
    private long weight;
    private int words;
    private int calls;
    private boolean lost;
    private @Nullable Place user;

    /** An evaluation that adds to the problems and stops when told that it is late. */
    public Run(Bounds bounds, Problems problems, Inputs inputs, BooleanSupplier late) {
        this.bounds = bounds;
        this.problems = problems;
        this.inputs = inputs;
        this.late = late;
    }

    /** Whether words are missing because of a problem. */
    public boolean lost() {
        return lost;
    }

    /** What the definition itself was given. */
    Inputs inputs() {
        return inputs;
    }

    /** Remembers what a template was given. */
    void note(Inputs template) {
        ofTemplates.add(template);
    }

    /** What is wrong with parameters once everything was read; whether they are used is certain only when nothing else is wrong. */
    public void checkParameters() {
        List<Inputs> all = new ArrayList<>(ofTemplates);
        all.addFirst(inputs);
        try {
            all.forEach(one -> one.unknown().forEach(this::report));
            if (!problems.hasErrors()) {
                all.forEach(one -> one.unused().forEach(this::report));
            }
        } catch (Halt _) {
            lose(); // there are more problems than anybody reads
        }
    }

    /** Has the words of a template made, whose mistakes then say where it is used. */
    void inTemplate(Place use, Runnable making) {
        Place before = user;
        user = before == null ? use : use.from(before);
        try {
            making.run();
        } finally {
            user = before;
        }
    }

    /** With the use that a mistake in a template comes from; a value that comes from elsewhere says so itself. */
    private Place told(Place place) {
        Place use = user;
        while (use != null && use.file().equals(place.file())) {
            use = use.from();
        }
        return use == null || place.from() != null ? place : place.from(use);
    }

    void lose() {
        lost = true;
    }

    /** Once for each place and each use of its template, however often it is come by. */
    void report(Problem problem) {
        Place place = problem.placed().map(this::told).orElse(null);
        if (reported.add(chain(place) + problem.summary())) {
            problems.add(problem.at(place));
        }
        if (reported.size() > bounds.problems()) {
            throw halt();
        }
    }

    private static String chain(@Nullable Place place) {
        StringBuilder chain = new StringBuilder();
        for (Place at = place; at != null; at = at.from()) {
            chain.append(at).append(' ');
        }
        return chain.toString();
    }

    void step(Place place) {
        if (++steps > bounds.steps()) {
            throw stop(
                    place,
                    "Too many steps",
                    "evaluating took more than " + bounds.steps() + " steps",
                    "use smaller loops");
        }
        if (steps % STEPS_BETWEEN_LOOKS_AT_THE_CLOCK == 0 && late.getAsBoolean()) {
            throw stop(place, "Evaluating takes too long", "the time for evaluating is up, here", "use smaller loops");
        }
    }

    void countWord(Place place) {
        if (++words > bounds.words()) {
            throw stop(
                    place, "Too many words", "the definition makes more than " + bounds.words() + " words", "split it");
        }
    }

    void weigh(Place place, long more) {
        weight += more;
        if (weight > bounds.weight()) {
            throw stop(
                    place,
                    "Too much memory",
                    "the values of this definition take too much memory",
                    "make fewer and smaller ones");
        }
    }

    /** Refuses a text that is too long, before it is made. */
    void requireText(Place place, long length) {
        if (length > bounds.text()) {
            throw new Mistake(place, "Text too long", "a text has at most " + bounds.text() + " characters", "");
        }
        weigh(place, length * BYTES_OF_A_CHARACTER);
    }

    /** Refuses a list or map that is too large, before it is made. */
    void requireSize(Place place, long size) {
        if (size > bounds.list()) {
            throw new Mistake(
                    place,
                    "List too long",
                    "a list or map has at most " + bounds.list() + " elements, with all inside it",
                    "");
        }
        weigh(place, size * BYTES_OF_AN_ELEMENT);
    }

    int listLimit() {
        return bounds.list();
    }

    void enter(Place place, String function) {
        if (++calls > bounds.calls()) {
            throw stop(
                    place,
                    "Calls too deep",
                    "'" + function + "' is called more than " + bounds.calls() + " calls deep",
                    "a function that calls itself never ends here; use a loop");
        }
    }

    void leave() {
        calls--;
    }

    private Halt stop(Place place, String summary, String detail, String hint) {
        problems.add(Problem.at(told(place), summary, detail, hint));
        return halt();
    }

    private Halt halt() {
        lost = true;
        return new Halt();
    }
}
