package io.flypg.engine.knob;

import io.flypg.engine.problem.Problems;
import io.flypg.engine.word.Value;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** What a text may be, where {@code pg_settings} says nothing but PostgreSQL refuses to start with a wrong one. */
final class TextRule {
    /** What PostgreSQL keeps as a name: longer ones are cut, and other letters replaced, without a word. */
    private static final Set<String> NAMES = Set.of("application_name", "cluster_name");

    private TextRule() {}

    static Optional<String> check(Knob knob, Value.Text text, Problems problems) {
        String written = text.text();
        if (!knob.choices().isEmpty()) {
            return choice(knob, text, problems);
        }
        if (knob.name().equals("synchronous_standby_names") && !StandbyNames.isReadable(written)) {
            problems.add(Mistakes.badStandbyNames(written, text.place()));
            return Optional.empty();
        }
        if (knob.name().equals("backtrace_functions") && !written.matches("[A-Za-z0-9_, ]*")) {
            problems.add(Mistakes.badFunctions(written, text.place()));
            return Optional.empty();
        }
        if (NAMES.contains(knob.name()) && !written.matches("[ -~]{0,63}")) {
            problems.add(Mistakes.badName(knob, text.place()));
            return Optional.empty();
        }
        return isTimeZone(knob) ? timeZone(knob, text, problems) : Optional.of(written);
    }

    private static Optional<String> choice(Knob knob, Value.Text text, Problems problems) {
        Optional<String> found = knob.choices().stream()
                .filter(choice -> choice.equalsIgnoreCase(text.text()))
                .findFirst();
        if (found.isEmpty()) {
            problems.add(Mistakes.unknownChoice(knob, text.text(), text.place()));
        }
        return found;
    }

    private static boolean isTimeZone(Knob knob) {
        return knob.name().equals("TimeZone") || knob.name().equals("log_timezone");
    }

    private static Optional<String> timeZone(Knob knob, Value.Text text, Problems problems) {
        Set<String> known = ZoneId.getAvailableZoneIds();
        Optional<String> found = known.stream()
                .filter(zone -> zone.equalsIgnoreCase(text.text()))
                .findFirst();
        if (found.isEmpty()) {
            problems.add(Mistakes.unknownZone(knob, text.text(), known, text.place()));
        }
        return found;
    }
}
