package io.flypg.engine.knob;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import io.flypg.engine.problem.Suggestion;
import io.flypg.engine.word.Value;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What can be wrong with a value, in words. */
final class Mistakes {
    private Mistakes() {}

    static Problem wrongKind(Knob knob, Value value) {
        return wrongKind(knob, value.kind(), value.place());
    }

    /** @param given what it is instead, for example {@code a duration} */
    static Problem wrongKind(Knob knob, String given, Place place) {
        return Problem.at(
                place,
                "Wrong kind of value",
                knob.name() + " takes " + Wording.takes(knob) + ", and this is " + given + ".",
                "write for example " + Wording.example(knob));
    }

    static Problem wrongUnit(Knob knob, String symbol, Place place) {
        List<String> symbols =
                knob.unit().scales().stream().map(KnobUnit.Scale::symbol).toList();
        String detail = symbols.isEmpty()
                ? knob.name() + " is a plain number and takes no unit, and this has '" + symbol + "'."
                : knob.name() + " has no unit '" + symbol + "'. PostgreSQL knows " + String.join(", ", symbols)
                        + " here, and upper and lower case matter.";
        String meant = symbols.stream()
                .filter(symbol::equalsIgnoreCase)
                .findFirst()
                .map(found -> "did you mean '" + found + "'?")
                .orElse("write for example " + Wording.example(knob));
        return Problem.at(place, "Unknown unit", detail, meant);
    }

    /** PostgreSQL would take the bare number in the knob's own unit; hardly anybody means that. */
    static Problem unitMissing(Knob knob, long number, Place place) {
        String own = Quantity.shown(number, knob.unit(), " ");
        return Problem.at(
                place,
                "Unit missing",
                knob.name() + " counts in units of " + knob.unit().symbol() + ", so PostgreSQL would read " + number
                        + " as " + own + ".",
                "write the unit: " + Quantity.written(number, knob.unit()) + " if that is meant");
    }

    static Problem outOfRange(Knob knob, String shown, Place place) {
        return Problem.at(
                place,
                "Value out of range",
                shown + " is not possible for " + knob.name() + ", which takes " + Wording.range(knob) + ".",
                "choose a value in that range");
    }

    /** PostgreSQL refuses it, or silently takes a larger one. */
    static Problem inGap(Knob knob, String shown, long least, Place place) {
        String enough = Quantity.shown(least, knob.unit(), " ");
        return Problem.at(
                place,
                "Value out of range",
                shown + " is too small for " + knob.name() + ", for which PostgreSQL needs " + enough + ".",
                "choose " + enough + " or more");
    }

    static Problem notAMultiple(Knob knob, String shown, long step, Place place) {
        String unit = Quantity.shown(step, knob.unit(), " ");
        return Problem.at(
                place,
                "Value between steps",
                shown + " is not possible for " + knob.name() + ", and PostgreSQL would not start with it.",
                "choose a multiple of " + unit);
    }

    /** PostgreSQL would round it to 0, which for most knobs means off or no limit. */
    static Problem roundsToNothing(Knob knob, String shown, Place place) {
        return Problem.at(
                place,
                "Value too small",
                knob.name() + " counts in units of " + knob.unit().symbol() + ", so PostgreSQL would take " + shown
                        + " as 0, which often means off or without a limit.",
                "write 0 if that is meant, else a larger value");
    }

    static Problem unknownChoice(Knob knob, String given, Place place) {
        String near = Suggestion.hint(given.toLowerCase(Locale.ROOT), knob.choices());
        return Problem.at(
                place,
                "Unknown choice",
                knob.name() + " does not take '" + given + "'. It takes " + Wording.choices(knob) + ".",
                near.isEmpty() ? "choose one of them" : near);
    }

    static Problem octalExpected(Knob knob, Place place) {
        return Problem.at(
                place,
                "Wrong kind of value",
                knob.name() + " is a file mode, and a plain number does not show whether it is octal.",
                "write it as text with a leading zero: '0640'");
    }

    static Problem cannotPreload(String library, Place place) {
        return Problem.at(
                place,
                "Library cannot be preloaded",
                "The image preloads only libraries that are also extensions, and '" + library + "' is none.",
                library.equals("auto_explain") ? "use session_preload_libraries 'auto_explain'" : "take it out");
    }

    static Problem noText(Knob knob, Place place) {
        return Problem.at(
                place,
                "Text cannot be carried",
                "The value of " + knob.name() + " holds the character 0, which no text of PostgreSQL can.",
                "take the character out");
    }

    static Problem unknownZone(Knob knob, String given, Collection<String> known, Place place) {
        String near = Suggestion.hint(given, known);
        return Problem.at(
                place,
                "Unknown time zone",
                "There is no time zone '" + given + "', and a node with this " + knob.name()
                        + " would not start again.",
                near.isEmpty() ? "write for example 'Europe/Berlin' or 'UTC'" : near);
    }

    static Problem badSlotName(String item, Place place) {
        return Problem.at(
                place,
                "Name is not possible",
                "'" + item + "' cannot be the name of a replication slot, and PostgreSQL would not start with it.",
                "use lower case letters, digits and underscores");
    }

    static Problem badName(Knob knob, Place place) {
        return Problem.at(
                place,
                "Name is not possible",
                "PostgreSQL would keep another " + knob.name()
                        + ": it cuts names after 63 characters and replaces what is not" + " printable ASCII.",
                "use at most 63 letters without accents, digits, spaces and signs");
    }

    static Problem badFunctions(String given, Place place) {
        return Problem.at(
                place,
                "Name is not possible",
                "'" + given + "' is no list of names of functions, and PostgreSQL would not start with it.",
                "use letters, digits and underscores, with commas between the names");
    }

    static Problem badStandbyNames(String given, Place place) {
        return Problem.at(
                place,
                "Names of standbys are not readable",
                "PostgreSQL cannot read '" + given
                        + "' and would not start with it. A name that begins with a digit, as the ids of"
                        + " machines do, needs double quotes.",
                "write for example 'ANY 1 (*)' or 'FIRST 1 (\"6e82dd\", other)'");
    }

    /** No error: an image of one's own may have it. */
    static Problem unknownLibrary(Knob knob, String library, Place place) {
        return Problem.at(
                        place,
                        "Library not in the published image",
                        "'" + library + "' in " + knob.name()
                                + " does not come with the published images. Where it is missing no"
                                + " session can be opened.",
                        "make sure that the image of this cluster has it")
                .asWarning();
    }
}
