package io.flypg.engine.knob;

import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import java.util.Locale;
import java.util.Optional;

/** Checks one value against one knob. */
final class KnobReader {
    private final Knob knob;
    private final Value value;
    private final Problems problems;

    KnobReader(Knob knob, Value value, Problems problems) {
        this.knob = knob;
        this.value = value;
        this.problems = problems;
    }

    Optional<KnobValue> read() {
        return setting().map(setting -> new KnobValue(knob, setting));
    }

    private Optional<String> setting() {
        if (value instanceof Value.NotKnown) {
            return Optional.empty();
        }
        if (value instanceof Value.Many && !knob.isList() && !knob.isCustom()) {
            return refuse(Mistakes.wrongKind(knob, value));
        }
        return switch (knob.type()) {
            case BOOL -> bool();
            case ENUM -> choice();
            case INTEGER, REAL -> new NumberReader(knob, value, problems).read();
            case STRING -> new TextReader(knob, value, problems).read();
        };
    }

    private Optional<String> bool() {
        return switch (word()) {
            case "on", "true", "yes", "1" -> Optional.of("on");
            case "off", "false", "no", "0" -> Optional.of("off");
            default -> refuse(Mistakes.wrongKind(knob, value));
        };
    }

    private Optional<String> choice() {
        String word = word();
        Optional<String> found = word.equals(NO_WORD) ? Optional.empty() : Choices.canonical(knob, word);
        if (found.isPresent()) {
            return found;
        }
        return refuse(
                value instanceof Value.Text text
                        ? Mistakes.unknownChoice(knob, text.text(), value.place())
                        : Mistakes.wrongKind(knob, value));
    }

    private static final String NO_WORD = "\0";

    /** The value as the one word PostgreSQL would read; never a legal word for the kinds it cannot be. */
    private String word() {
        return switch (value) {
            case Value.Text text -> text.text().strip().toLowerCase(Locale.ROOT);
            case Value.Flag flag -> Boolean.toString(flag.flag());
            case Value.Whole whole -> Long.toString(whole.number());
            case Value.Decimal _, Value.Amount _, Value.Time _, Value.Percent _ -> NO_WORD;
            case Value.Many _, Value.Named _, Value.NotKnown _ -> NO_WORD;
        };
    }

    private Optional<String> refuse(Problem problem) {
        problems.add(problem);
        return Optional.empty();
    }
}
