package io.flypg.language.scan;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Signs that may stand only once, or only a few times, in one expression: more of them mean nothing, and cost Groovy's parser much. */
final class Signs {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final Set<String> BETWEEN = Set.of("&&", "||", "?", ":", "?:");
    private static final int CHOICES = 8;

    private Signs() {}

    /** Takes a sign into account; what is wrong with it, or null. */
    static @Nullable Refusal see(Frame frame, String sign) {
        if (sign.equals("=")) {
            return assignment(frame);
        }
        if (COMPARISONS.contains(sign)) {
            return comparison(frame);
        }
        if (sign.equals(":") && frame.block && frame.arguments < 0 && frame.choices == 0 && ++frame.labels > 1) {
            return new Refusal(
                    "A label, not a word",
                    "Groovy takes a name with ':' at the start of a line as the name of the line",
                    "");
        }
        if (sign.startsWith("?") && ++frame.choices > CHOICES) {
            return new Refusal(
                    "Chain too long", "there are more than " + CHOICES + " choices in a row", "use if, or a map");
        }
        frame.compared &= !BETWEEN.contains(sign);
        return null;
    }

    private static @Nullable Refusal assignment(Frame frame) {
        boolean allowed = (frame.block || frame.parameters) && !frame.assigned;
        frame.assigned = true;
        return allowed
                ? null
                : new Refusal(
                        "Values never change",
                        "a value is not set inside an expression",
                        "compare with ==, or write a def");
    }

    private static @Nullable Refusal comparison(Frame frame) {
        boolean second = frame.compared;
        frame.compared = true;
        String detail =
                "a comparison gives true or false, which is not compared with < and >; and types are not written";
        return second ? new Refusal("Comparisons in a row", detail, "join them with &&") : null;
    }
}
