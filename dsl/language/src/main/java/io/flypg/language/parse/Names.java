package io.flypg.language.parse;

import io.flypg.engine.problem.Suggestion;
import io.flypg.language.evaluate.Function;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that stand for values in one block, and the functions of the file. */
final class Names {
    private final @Nullable Names outer;
    private final Set<String> values = new HashSet<>();
    private final Map<String, Function> functions;
    private final Set<String> broken;

    private Names(@Nullable Names outer, Map<String, Function> functions, Set<String> broken) {
        this.outer = outer;
        this.functions = functions;
        this.broken = broken;
    }

    /** Those of a file, of which some were defined where the text could not be read. */
    static Names ofFile(Set<String> broken) {
        Names names = new Names(null, new HashMap<>(), broken);
        names.values.addAll(broken);
        return names;
    }

    Names inner() {
        return new Names(this, functions, broken);
    }

    /** For the bodies of functions: they are called later, so they see all values of the file. */
    Names forFunctions(Set<String> all) {
        Names names = inner();
        names.values.addAll(all);
        return names;
    }

    /** False when the name is taken already. */
    boolean declare(String name) {
        return broken.contains(name) || (!has(name) && values.add(name));
    }

    /** Declares a name that has been checked before. */
    void declareAgain(String name) {
        values.add(name);
    }

    boolean has(String name) {
        return values.contains(name) || (outer != null && outer.has(name));
    }

    /** Whether it was defined in a statement that could not be read. */
    boolean isBroken(String name) {
        return broken.contains(name);
    }

    boolean declare(Function function) {
        return functions.putIfAbsent(function.name(), function) == null;
    }

    @Nullable
    Function function(String name) {
        return functions.get(name);
    }

    /** What to do about an unknown name. */
    String hint(String name) {
        List<String> known = new ArrayList<>(functions.keySet());
        for (Names names = this; names != null; names = names.outer) {
            known.addAll(names.values);
        }
        String near = Suggestion.hint(name, known);
        return near.isEmpty() ? "write '" + name + "' in quotes if you mean the text" : near;
    }
}
