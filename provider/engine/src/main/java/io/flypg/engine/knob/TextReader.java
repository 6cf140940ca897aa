package io.flypg.engine.knob;

import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks a value against a STRING knob, a list or a plain text. */
final class TextReader {
    private final Knob knob;
    private final Value value;
    private final Problems problems;

    TextReader(Knob knob, Value value, Problems problems) {
        this.knob = knob;
        this.value = value;
        this.problems = problems;
    }

    Optional<String> read() {
        if (knob.isCustom()) {
            return CustomKnob.text(value).or(() -> refuse(Mistakes.wrongKind(knob, value)));
        }
        if (value instanceof Value.Flag flag && knob.hasSwitch()) {
            return Optional.of(flag.flag() ? "on" : "off");
        }
        List<Value> parts = value instanceof Value.Many many ? many.values() : List.of(value);
        for (Value part : parts) {
            if (!(part instanceof Value.Text)) {
                return refuse(Mistakes.wrongKind(knob, part));
            }
        }
        return knob.isList() ? list(parts) : TextRule.check(knob, (Value.Text) value, problems);
    }

    /** Several values are items as they are; one text may be a whole list as PostgreSQL writes it. */
    private Optional<String> list(List<Value> parts) {
        List<String> items = parts.size() == 1 ? Items.of(text(parts.getFirst())) : new ArrayList<>();
        if (parts.size() > 1) {
            parts.stream()
                    .map(part -> text(part).strip())
                    .filter(item -> !item.isEmpty())
                    .forEach(items::add);
        }
        return items.stream().allMatch(this::isLegal) ? Optional.of(Items.joined(knob, items)) : Optional.empty();
    }

    private static String text(Value part) {
        return ((Value.Text) part).text();
    }

    private boolean isLegal(String item) {
        if (Preload.isManaged(knob) && !Preload.isPossible(item)) {
            problems.add(Mistakes.cannotPreload(item, value.place()));
            return false;
        }
        if (knob.name().equals("synchronized_standby_slots") && !isSlotName(item)) {
            problems.add(Mistakes.badSlotName(item, value.place()));
            return false;
        }
        if (Preload.isPerSession(knob) && !Preload.isPublished(item)) {
            problems.add(Mistakes.unknownLibrary(knob, item, value.place()));
        }
        return isChoice(item);
    }

    private static boolean isSlotName(String item) {
        return item.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
    }

    private boolean isChoice(String item) {
        boolean legal = knob.choices().isEmpty() || knob.choices().stream().anyMatch(item::equalsIgnoreCase);
        if (!legal) {
            problems.add(Mistakes.unknownChoice(knob, item, value.place()));
        }
        return legal;
    }

    private Optional<String> refuse(Problem problem) {
        problems.add(problem);
        return Optional.empty();
    }
}
