package io.flypg.engine.knob;

import io.flypg.engine.address.Size;
import java.util.List;

/**
 * What people want to know about a knob, in words.
 *
 * @param takes the kind of value
 * @param range from the least to the most; empty where there is no limit
 * @param otherwise what holds when nobody sets it
 * @param change what a new value takes: {@code a reload}
 * @param level what it can be set for
 * @param refused why a definition may not set it, in a sentence; empty when it may
 * @param majors the PostgreSQL versions that have it
 */
public record KnobNote(
        Knob knob,
        String takes,
        String range,
        String otherwise,
        String change,
        String level,
        String refused,
        String majors) {
    private static final Size SOME_MEMORY = Size.ofGigabytes(1);
    private static final Size SOME_VOLUME = Size.ofGigabytes(10);
    private static final Size MORE = Size.ofGigabytes(100);

    /** About a knob of one major. */
    public static KnobNote of(Knobs knobs, Knob knob) {
        boolean number = knob.type() == KnobType.INTEGER || knob.type() == KnobType.REAL;
        return new KnobNote(
                knob,
                takes(knob),
                number && !knob.min().isEmpty() ? Wording.range(knob) : "",
                otherwise(knobs, knob),
                change(knob),
                knob.isPerSession() ? "cluster, database or role" : "cluster",
                knobs.whyNot(knob).orElse(""),
                majors(knob.name()));
    }

    /** On a small node, where it depends on the size; with PostgreSQL's own, where the image decides otherwise. */
    private static String otherwise(Knobs knobs, Knob knob) {
        String own = shown(new KnobValue(knob, knob.boot()));
        String here = otherwise(new ImageDefaults(knobs, SOME_MEMORY, SOME_VOLUME), knob);
        if (here.equals(own) || knob.isOctal()) {
            return here;
        }
        boolean sized = !otherwise(new ImageDefaults(knobs, MORE, MORE), knob).equals(here);
        String size = sized ? " with " + SOME_MEMORY + " of memory and a volume of " + SOME_VOLUME : "";
        return here + size + " (PostgreSQL's own is " + own + ")";
    }

    private static String otherwise(ImageDefaults node, Knob knob) {
        return node.value(knob.name()).map(KnobNote::shown).orElse("");
    }

    private static String takes(Knob knob) {
        if (knob.type() != KnobType.STRING || knob.choices().isEmpty()) {
            return Wording.takes(knob);
        }
        return (knob.isList() ? "a list of " : "one of ") + Wording.choices(knob);
    }

    private static String shown(KnobValue value) {
        return value.setting().isEmpty() ? "''" : value.display();
    }

    private static String change(Knob knob) {
        return switch (knob.context()) {
            case INTERNAL -> "is not possible";
            case POSTMASTER -> "takes a restart";
            case SIGHUP, SUPERUSER, USER -> "takes a reload";
            case SUPERUSER_BACKEND, BACKEND -> "takes a reload, and holds for new sessions";
        };
    }

    /** {@code 15 to 18}, {@code 17 and later}, {@code up to 16}. */
    private static String majors(String name) {
        List<Integer> all = Knobs.MAJORS;
        List<Integer> having = all.stream()
                .filter(major -> Knobs.of(major).find(name).isPresent())
                .toList();
        int first = having.getFirst();
        int last = having.getLast();
        if (last == all.getLast()) {
            return first == all.getFirst() ? first + " to " + last : first + " and later";
        }
        return first == all.getFirst() ? "up to " + last : first == last ? "only " + first : first + " to " + last;
    }
}
