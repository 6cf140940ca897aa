package io.flypg.engine.knob;

import io.flypg.engine.problem.Place;
import io.flypg.engine.problem.Problem;
import java.util.List;

/** A setting that no catalogue can know: PostgreSQL takes any name with a dot in it, and any text. */
final class CustomKnob {
    private CustomKnob() {}

    /** Names with dots between them. */
    static boolean isPossible(String name) {
        List<String> parts = Table.split(name, '.');
        return parts.size() > 1 && parts.stream().allMatch(CustomKnob::isName);
    }

    private static boolean isName(String part) {
        return !part.isEmpty()
                && !Character.isDigit(part.charAt(0))
                && part.chars()
                        .allMatch(c ->
                                (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
    }

    static Knob of(String name) {
        return new Knob(
                name,
                KnobType.STRING,
                KnobUnit.NONE,
                "",
                "",
                List.of(),
                KnobContext.USER,
                "",
                "Customized Options",
                "",
                name.substring(0, name.indexOf('.')),
                false);
    }

    static Problem warning(String name, Place at) {
        return Problem.at(
                        at,
                        "Knob not in the catalogue",
                        "No library that flypg knows brings '" + name
                                + "', so its value is not checked, and it is not known"
                                + " whether it takes a restart.",
                        "make sure that the image of this cluster has the library")
                .asWarning();
    }
}
