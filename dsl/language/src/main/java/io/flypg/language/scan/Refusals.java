package io.flypg.language.scan;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Groovy has and definitions do not, with what to write instead. */
final class Refusals {
    private static final Map<String, Refusal> KEYWORDS = new HashMap<>();
    private static final Map<String, Refusal> OPERATORS = new HashMap<>();

    static {
        keywords("Nothing is imported", "a definition has no code from elsewhere", "", "import", "package");
        keywords(
                "No classes here",
                "a definition declares things, not types",
                "leave it out",
                "class",
                "interface",
                "trait",
                "enum");
        keywords(
                "No objects here",
                "a definition has texts, numbers, sizes, durations, lists and maps",
                "",
                "new",
                "super");
        keywords(
                "Only if and for",
                "a definition has if, else, for, each, collect and findAll; everything else would be a program",
                "",
                "while do switch case break continue goto try catch finally throw throws assert synchronized"
                        .split(" "));
        keywords(
                "No types and modifiers here",
                "values are named with def, and their kind follows from what is written",
                "write def",
                "static final private public protected abstract native transient volatile strictfp const var void"
                        .split(" "));
        keywords(
                "No types and modifiers here",
                "values are named with def, and their kind follows from what is written",
                "write def",
                "boolean char byte short int long float double threadsafe".split(" "));
        keywords(
                "No casts here",
                "a value is what it is written as",
                "write the value with its unit",
                "as",
                "instanceof");
        operators(
                "Values never change",
                "a name keeps the value it was given by def",
                "use another name",
                "++ -- += -= *= /= %= **= <<= >>= >>>= &= |= ^= ?=".split(" "));
        operators(
                "No such operator here",
                "a definition has + - * / %, == != < <= > >=, && || !, ? : and ?:",
                "",
                "** << >> >>> & | ^ ~ === !== <=> =~ ==~ <.. <..< ...".split(" "));
        operators(
                "No access to members",
                "behind a value stands only a unit, or a name when it is a map",
                "",
                "*. .& .@ :: ??.".split(" "));
        operators("No annotations", "an annotation would run code of its own", "leave it out", "@");
    }

    private Refusals() {}

    static @Nullable Refusal ofKeyword(String keyword) {
        return KEYWORDS.get(keyword);
    }

    static @Nullable Refusal ofOperator(String operator) {
        return OPERATORS.get(operator);
    }

    private static void keywords(String summary, String detail, String hint, String... words) {
        for (String word : words) {
            KEYWORDS.put(word, new Refusal(summary, "'" + word + "': " + detail, hint));
        }
    }

    private static void operators(String summary, String detail, String hint, String... signs) {
        for (String sign : signs) {
            OPERATORS.put(sign, new Refusal(summary, "'" + sign + "': " + detail, hint));
        }
    }
}
